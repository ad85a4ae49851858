namespace Amazon.ECS.Model;

/// <summary>How many tasks of a service revision there are.</summary>
public partial class ServiceRevisionSummary
{
    /// <summary>The service revision's ARN.</summary>
    public string Arn { get; set; }

    /// <summary>How many there are to be.</summary>
    public int? RequestedTaskCount { get; set; }

    /// <summary>How many run.</summary>
    public int? RunningTaskCount { get; set; }

    /// <summary>How many are about to.</summary>
    public int? PendingTaskCount { get; set; }
}
