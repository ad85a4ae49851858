namespace Amazon.SecretsManager.Model;

/// <summary>Which secret to describe.</summary>
public partial class DescribeSecretRequest : AmazonSecretsManagerRequest
{
    /// <summary>The secret's name or ARN, 1 to 2048 characters; required. A secret of another account needs its ARN.</summary>
    public string SecretId { get; set; }
}
