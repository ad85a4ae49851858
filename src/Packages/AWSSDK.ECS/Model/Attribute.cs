namespace Amazon.ECS.Model;

/// <summary>A name with an optional value on an ECS resource; on a task definition, a capability that it needs.</summary>
public partial class Attribute
{
    /// <summary>Its name.</summary>
    public string Name { get; set; }

    /// <summary>Its value, if it has one.</summary>
    public string Value { get; set; }

    /// <summary>What it belongs to.</summary>
    public TargetType TargetType { get; set; }

    /// <summary>The id or ARN of what it belongs to.</summary>
    public string TargetId { get; set; }
}
