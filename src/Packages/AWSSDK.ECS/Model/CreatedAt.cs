namespace Amazon.ECS.Model;

/// <summary>A span of time.</summary>
public partial class CreatedAt
{
    /// <summary>Not at this time or later, UTC.</summary>
    public DateTime? Before { get; set; }

    /// <summary>Not at this time or before, UTC.</summary>
    public DateTime? After { get; set; }
}
