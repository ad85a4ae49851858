namespace Amazon.ECR.Model;

/// <summary>Which images' manifests to read.</summary>
public partial class BatchGetImageRequest : AmazonECRRequest
{
    /// <summary>The account of the registry; the caller's own when null.</summary>
    public string RegistryId { get; set; }

    /// <summary>The repository's name, without the registry; required.</summary>
    public string RepositoryName { get; set; }

    /// <summary>The images, up to 100; required.</summary>
    public List<ImageIdentifier> ImageIds { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The kinds of manifest that the caller understands.</summary>
    public List<string> AcceptedMediaTypes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
