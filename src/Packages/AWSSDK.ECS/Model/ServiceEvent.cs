namespace Amazon.ECS.Model;

/// <summary>Something that happened to a service; the newest 100 are kept.</summary>
public partial class ServiceEvent
{
    /// <summary>Its id.</summary>
    public string Id { get; set; }

    /// <summary>When it happened, UTC.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>What happened.</summary>
    public string Message { get; set; }
}
