namespace Amazon.ECS.Model;

/// <summary>Which tasks to describe.</summary>
public partial class DescribeTasksRequest : AmazonECSRequest
{
    /// <summary>The cluster's short name or ARN; the service takes <c>default</c> when nothing is said.</summary>
    public string Cluster { get; set; }

    /// <summary>Ids or ARNs, at most 100; required.</summary>
    public List<string> Tasks { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>What to include beyond the ordinary, such as <c>TAGS</c>.</summary>
    public List<string> Include { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
