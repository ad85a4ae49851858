namespace Amazon.ECS.Model;

/// <summary>Which of a service's deployments to list: those of the last 90 days.</summary>
public partial class ListServiceDeploymentsRequest : AmazonECSRequest
{
    /// <summary>The service's short name or ARN; required.</summary>
    public string Service { get; set; }

    /// <summary>The cluster's short name or ARN; the service takes <c>default</c> when nothing is said.</summary>
    public string Cluster { get; set; }

    /// <summary>The states that they may be in; any when nothing is said.</summary>
    public List<string> Status { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>When they were made.</summary>
    public CreatedAt CreatedAt { get; set; }

    /// <summary>The token of the page before; null for the first page.</summary>
    public string NextToken { get; set; }

    /// <summary>How many at most, 1 to 100; 20 when nothing is said.</summary>
    public int? MaxResults { get; set; }
}
