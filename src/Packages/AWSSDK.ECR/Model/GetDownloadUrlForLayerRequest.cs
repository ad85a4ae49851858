namespace Amazon.ECR.Model;

/// <summary>Which layer to read.</summary>
public partial class GetDownloadUrlForLayerRequest : AmazonECRRequest
{
    /// <summary>The account of the registry; the caller's own when null.</summary>
    public string RegistryId { get; set; }

    /// <summary>The repository's name, without the registry; required.</summary>
    public string RepositoryName { get; set; }

    /// <summary>The layer's digest, or that of an image's configuration; required.</summary>
    public string LayerDigest { get; set; }
}
