namespace Amazon.ECS.Model;

/// <summary>That a deployment goes back to an earlier service revision.</summary>
public partial class Rollback
{
    /// <summary>Why.</summary>
    public string Reason { get; set; }

    /// <summary>Since when, UTC.</summary>
    public DateTime? StartedAt { get; set; }

    /// <summary>To which one.</summary>
    public string ServiceRevisionArn { get; set; }
}
