using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>The state and the findings of an image's scan.</summary>
public partial class DescribeImageScanFindingsResponse : AmazonWebServiceResponse
{
    /// <summary>The account of its registry.</summary>
    public string RegistryId { get; set; }

    /// <summary>Its repository.</summary>
    public string RepositoryName { get; set; }

    /// <summary>The image.</summary>
    public ImageIdentifier ImageId { get; set; }

    /// <summary>How far the scan is.</summary>
    public ImageScanStatus ImageScanStatus { get; set; }

    /// <summary>What it has found.</summary>
    public ImageScanFindings ImageScanFindings { get; set; }

    /// <summary>Asks for the next page; null after the last one.</summary>
    public string NextToken { get; set; }
}
