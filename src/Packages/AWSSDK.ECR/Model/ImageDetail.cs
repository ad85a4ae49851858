namespace Amazon.ECR.Model;

/// <summary>What is known of an image.</summary>
public partial class ImageDetail
{
    /// <summary>The account of its registry.</summary>
    public string RegistryId { get; set; }

    /// <summary>Its repository.</summary>
    public string RepositoryName { get; set; }

    /// <summary>The digest of its manifest, <c>sha256:…</c>.</summary>
    public string ImageDigest { get; set; }

    /// <summary>Its tags; null when the service sends none, unless <see cref="AWSConfigs.InitializeCollections"/> is on.</summary>
    public List<string> ImageTags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>How much its layers take in the repository, compressed, in bytes.</summary>
    public long? ImageSizeInBytes { get; set; }

    /// <summary>When it was pushed, UTC.</summary>
    public DateTime? ImagePushedAt { get; set; }

    /// <summary>How far its scan is.</summary>
    public ImageScanStatus ImageScanStatus { get; set; }

    /// <summary>How much its scan has found.</summary>
    public ImageScanFindingsSummary ImageScanFindingsSummary { get; set; }

    /// <summary>The kind of its manifest.</summary>
    public string ImageManifestMediaType { get; set; }

    /// <summary>The kind of what the manifest describes.</summary>
    public string ArtifactMediaType { get; set; }
}
