namespace Amazon.SecretsManager.Model;

/// <summary>Which secret to read, and which version of it.</summary>
public partial class GetSecretValueRequest : AmazonSecretsManagerRequest
{
    /// <summary>The secret's name or ARN, 1 to 2048 characters; required. A secret of another account needs its ARN.</summary>
    public string SecretId { get; set; }

    /// <summary>The version's id, 32 to 64 characters; with <see cref="VersionStage"/> as well, both must mean the same version.</summary>
    public string VersionId { get; set; }

    /// <summary>The version's staging label; the service takes <c>AWSCURRENT</c> when neither version member is set.</summary>
    public string VersionStage { get; set; }
}
