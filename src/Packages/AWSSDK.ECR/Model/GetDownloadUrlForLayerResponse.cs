using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>Where a layer can be read.</summary>
public partial class GetDownloadUrlForLayerResponse : AmazonWebServiceResponse
{
    /// <summary>The address; whoever has it may read the layer.</summary>
    public string DownloadUrl { get; set; }

    /// <summary>The layer's digest.</summary>
    public string LayerDigest { get; set; }
}
