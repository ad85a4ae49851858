using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>What a container must have reached before another one starts.</summary>
public class ContainerCondition : ConstantClass
{
    /// <summary>It has exited, with any code; it may not be essential.</summary>
    public static readonly ContainerCondition COMPLETE = new("COMPLETE");

    /// <summary>Its health check passes; it needs one in the definition.</summary>
    public static readonly ContainerCondition HEALTHY = new("HEALTHY");

    /// <summary>It has started.</summary>
    public static readonly ContainerCondition START = new("START");

    /// <summary>It has exited with code 0; it may not be essential.</summary>
    public static readonly ContainerCondition SUCCESS = new("SUCCESS");

    /// <summary>A value that the service may know and this class does not.</summary>
    public ContainerCondition(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static ContainerCondition FindValue(string value) => FindValue<ContainerCondition>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator ContainerCondition(string value) => FindValue(value);
}
