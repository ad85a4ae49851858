namespace Amazon.ECR.Model;

/// <summary>Which images to describe.</summary>
public partial class DescribeImagesRequest : AmazonECRRequest
{
    /// <summary>The account of the registry; the caller's own when null.</summary>
    public string RegistryId { get; set; }

    /// <summary>The repository's name, without the registry; required.</summary>
    public string RepositoryName { get; set; }

    /// <summary>The images, up to 100; not together with a page.</summary>
    public List<ImageIdentifier> ImageIds { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Where the page before ended; null for the first one.</summary>
    public string NextToken { get; set; }

    /// <summary>How many at most, 1 to 1000; null for 100.</summary>
    public int? MaxResults { get; set; }
}
