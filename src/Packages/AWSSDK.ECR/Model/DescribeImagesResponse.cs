using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>A page of images.</summary>
public partial class DescribeImagesResponse : AmazonWebServiceResponse
{
    /// <summary>The images; null when the service sends none, unless <see cref="AWSConfigs.InitializeCollections"/> is on.</summary>
    public List<ImageDetail> ImageDetails { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Asks for the next page; null after the last one.</summary>
    public string NextToken { get; set; }
}
