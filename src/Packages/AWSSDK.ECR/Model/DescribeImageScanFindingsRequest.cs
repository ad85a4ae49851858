namespace Amazon.ECR.Model;

/// <summary>Whose findings to tell.</summary>
public partial class DescribeImageScanFindingsRequest : AmazonECRRequest
{
    /// <summary>The account of the registry; the caller's own when null.</summary>
    public string RegistryId { get; set; }

    /// <summary>The repository's name, without the registry; required.</summary>
    public string RepositoryName { get; set; }

    /// <summary>The image; required.</summary>
    public ImageIdentifier ImageId { get; set; }

    /// <summary>Where the page before ended; null for the first one.</summary>
    public string NextToken { get; set; }

    /// <summary>How many at most, 1 to 1000; null for 100.</summary>
    public int? MaxResults { get; set; }
}
