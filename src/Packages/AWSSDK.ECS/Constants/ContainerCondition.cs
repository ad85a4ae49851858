using Amazon.Runtime;

namespace Amazon.ECS;

public class ContainerCondition : ConstantClass
{
    /// <summary><c>COMPLETE</c>.</summary>
    public static readonly ContainerCondition COMPLETE = new("COMPLETE");

    /// <summary><c>HEALTHY</c>.</summary>
    public static readonly ContainerCondition HEALTHY = new("HEALTHY");

    /// <summary><c>START</c>.</summary>
    public static readonly ContainerCondition START = new("START");

    /// <summary><c>SUCCESS</c>.</summary>
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
