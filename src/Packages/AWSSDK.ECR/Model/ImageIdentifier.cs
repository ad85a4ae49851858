namespace Amazon.ECR.Model;

/// <summary>An image of a repository, by its digest, by a tag, or by both.</summary>
public partial class ImageIdentifier
{
    /// <summary>The digest of its manifest, <c>sha256:…</c>.</summary>
    public string ImageDigest { get; set; }

    /// <summary>One of its tags.</summary>
    public string ImageTag { get; set; }
}
