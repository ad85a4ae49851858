using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>How long a Docker volume lives.</summary>
public class Scope : ConstantClass
{
    /// <summary><c>shared</c>.</summary>
    public static readonly Scope Shared = new("shared");

    /// <summary><c>task</c>.</summary>
    public static readonly Scope Task = new("task");

    /// <summary>A value that the service may know and this class does not.</summary>
    public Scope(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static Scope FindValue(string value) => FindValue<Scope>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator Scope(string value) => FindValue(value);
}
