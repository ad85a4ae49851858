using Amazon.Runtime;

namespace Amazon.SecretsManager.Model;

/// <summary>One version of a secret. Either <see cref="SecretString"/> or <see cref="SecretBinary"/> holds its value.</summary>
public partial class GetSecretValueResponse : AmazonWebServiceResponse
{
    /// <summary>The secret's ARN.</summary>
    public string ARN { get; set; }

    /// <summary>When this version was created, UTC.</summary>
    public DateTime? CreatedDate { get; set; }

    /// <summary>The secret's friendly name.</summary>
    public string Name { get; set; }

    /// <summary>The value of a secret stored as bytes; null otherwise.</summary>
    public MemoryStream SecretBinary { get; set; }

    /// <summary>The value of a secret stored as text; null otherwise.</summary>
    public string SecretString { get; set; }

    /// <summary>The version's id.</summary>
    public string VersionId { get; set; }

    /// <summary>The staging labels on this version; null when the service sends none, unless <see cref="AWSConfigs.InitializeCollections"/> is on.</summary>
    public List<string> VersionStages { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
