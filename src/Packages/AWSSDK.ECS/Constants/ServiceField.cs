using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>What a description of services can include.</summary>
public class ServiceField : ConstantClass
{
    /// <summary><c>TAGS</c>.</summary>
    public static readonly ServiceField TAGS = new("TAGS");

    /// <summary>A value that the service may know and this class does not.</summary>
    public ServiceField(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static ServiceField FindValue(string value) => FindValue<ServiceField>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator ServiceField(string value) => FindValue(value);
}
