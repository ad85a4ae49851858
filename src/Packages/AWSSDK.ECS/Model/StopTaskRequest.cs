namespace Amazon.ECS.Model;

/// <summary>The task to stop.</summary>
public partial class StopTaskRequest : AmazonECSRequest
{
    /// <summary>The cluster's short name or ARN; the service takes <c>default</c> when nothing is said.</summary>
    public string Cluster { get; set; }

    /// <summary>The task's id or ARN; required.</summary>
    public string Task { get; set; }

    /// <summary>Why; shown as the task's stopped reason.</summary>
    public string Reason { get; set; }
}
