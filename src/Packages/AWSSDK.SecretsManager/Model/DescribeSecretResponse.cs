using Amazon.Runtime;

namespace Amazon.SecretsManager.Model;

/// <summary>What is known of a secret, without its value.</summary>
public partial class DescribeSecretResponse : AmazonWebServiceResponse
{
    /// <summary>The secret's full ARN, with the random letters at its end.</summary>
    public string ARN { get; set; }

    /// <summary>When the secret was created, UTC.</summary>
    public DateTime? CreatedDate { get; set; }

    /// <summary>When the secret was marked for deletion, UTC; null while it is not.</summary>
    public DateTime? DeletedDate { get; set; }

    /// <summary>What its owner says that it is.</summary>
    public string Description { get; set; }

    /// <summary>The KMS key that it is encrypted with; null for the account's own key of Secrets Manager.</summary>
    public string KmsKeyId { get; set; }

    /// <summary>When it was last changed in any way, UTC.</summary>
    public DateTime? LastChangedDate { get; set; }

    /// <summary>The secret's friendly name.</summary>
    public string Name { get; set; }

    /// <summary>The staging labels of each version, by its id; null when the service sends none, unless <see cref="AWSConfigs.InitializeCollections"/> is on.</summary>
    public Dictionary<string, List<string>> VersionIdsToStages { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
