namespace Amazon.ECS.Model;

/// <summary>Which tasks to list.</summary>
public partial class ListTasksRequest : AmazonECSRequest
{
    /// <summary>The cluster's short name or ARN; the service takes <c>default</c> when nothing is said.</summary>
    public string Cluster { get; set; }

    /// <summary>The container instance that they run on.</summary>
    public string ContainerInstance { get; set; }

    /// <summary>The family of the tasks' definitions.</summary>
    public string Family { get; set; }

    /// <summary>The token of the page before; null for the first page.</summary>
    public string NextToken { get; set; }

    /// <summary>How many at most, 1 to 100; 100 when nothing is said.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Who started them; the service wants no other filter beside it.</summary>
    public string StartedBy { get; set; }

    /// <summary>The service that they belong to.</summary>
    public string ServiceName { get; set; }

    /// <summary>The state that they are to be in; <c>RUNNING</c> when nothing is said.</summary>
    public DesiredStatus DesiredStatus { get; set; }

    /// <summary>What they run on.</summary>
    public LaunchType LaunchType { get; set; }
}
