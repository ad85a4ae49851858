namespace Amazon.ECR.Model;

/// <summary>A repository of images.</summary>
public partial class Repository
{
    /// <summary>Its ARN.</summary>
    public string RepositoryArn { get; set; }

    /// <summary>The account of its registry.</summary>
    public string RegistryId { get; set; }

    /// <summary>Its name, without the registry.</summary>
    public string RepositoryName { get; set; }

    /// <summary>Its name as image references begin, with the registry's host.</summary>
    public string RepositoryUri { get; set; }

    /// <summary>When it was made, UTC.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>Whether a tag can be given to another image.</summary>
    public ImageTagMutability ImageTagMutability { get; set; }

    /// <summary>Whether images are scanned.</summary>
    public ImageScanningConfiguration ImageScanningConfiguration { get; set; }
}
