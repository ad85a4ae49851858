namespace Amazon.ECS.Model;

/// <summary>An agent that the service runs in a container.</summary>
public partial class ManagedAgent
{
    /// <summary>When it started last, UTC.</summary>
    public DateTime? LastStartedAt { get; set; }

    /// <summary>Which agent.</summary>
    public ManagedAgentName Name { get; set; }

    /// <summary>Why it is in its state.</summary>
    public string Reason { get; set; }

    /// <summary>The state that it was seen in.</summary>
    public string LastStatus { get; set; }
}
