using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>A page of repositories.</summary>
public partial class DescribeRepositoriesResponse : AmazonWebServiceResponse
{
    /// <summary>The repositories; null when the service sends none, unless <see cref="AWSConfigs.InitializeCollections"/> is on.</summary>
    public List<Repository> Repositories { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Asks for the next page; null after the last one.</summary>
    public string NextToken { get; set; }
}
