namespace OpsBuild.Images;

/// <summary>The labels that every image carries.</summary>
public static class ImageLabels
{
    /// <summary>What the image is for.</summary>
    public const string Purpose = "dev.opsbuild.purpose";

    /// <summary>SHA-256 of all that went into it, 64 hexadecimal digits.</summary>
    public const string Content = "dev.opsbuild.content";

    /// <summary>The newest migration in the work tree that it was built from, 14 digits: for the service, the one that it needs.</summary>
    public const string SchemaVersion = "dev.opsbuild.schema-version";

    /// <summary>Its name for people.</summary>
    public const string Title = "org.opencontainers.image.title";

    /// <summary>What it does, in a sentence.</summary>
    public const string Description = "org.opencontainers.image.description";

    /// <summary>The repository that it was built from.</summary>
    public const string Source = "org.opencontainers.image.source";

    /// <summary>The commit that it was built from, 40 hexadecimal digits; with <c>-dirty</c> where the work tree had more than that.</summary>
    public const string Revision = "org.opencontainers.image.revision";

    /// <summary>When its build began, RFC 3339 in UTC.</summary>
    public const string Created = "org.opencontainers.image.created";
}
