using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>Manifests of images.</summary>
public partial class BatchGetImageResponse : AmazonWebServiceResponse
{
    /// <summary>The images that are there; null when the service sends none, unless <see cref="AWSConfigs.InitializeCollections"/> is on.</summary>
    public List<Image> Images { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The others; null when the service sends none, unless <see cref="AWSConfigs.InitializeCollections"/> is on.</summary>
    public List<ImageFailure> Failures { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
