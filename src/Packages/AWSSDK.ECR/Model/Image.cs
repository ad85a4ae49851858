namespace Amazon.ECR.Model;

/// <summary>An image with its manifest.</summary>
public partial class Image
{
    /// <summary>The account of its registry.</summary>
    public string RegistryId { get; set; }

    /// <summary>Its repository.</summary>
    public string RepositoryName { get; set; }

    /// <summary>Its digest, and the tag that was asked for.</summary>
    public ImageIdentifier ImageId { get; set; }

    /// <summary>The manifest, byte for byte as it was pushed.</summary>
    public string ImageManifest { get; set; }

    /// <summary>The kind of the manifest.</summary>
    public string ImageManifestMediaType { get; set; }
}
