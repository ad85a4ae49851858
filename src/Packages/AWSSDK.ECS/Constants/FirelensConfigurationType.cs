using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>The log router.</summary>
public class FirelensConfigurationType : ConstantClass
{
    /// <summary><c>fluentbit</c>.</summary>
    public static readonly FirelensConfigurationType Fluentbit = new("fluentbit");

    /// <summary><c>fluentd</c>.</summary>
    public static readonly FirelensConfigurationType Fluentd = new("fluentd");

    /// <summary>A value that the service may know and this class does not.</summary>
    public FirelensConfigurationType(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static FirelensConfigurationType FindValue(string value) => FindValue<FirelensConfigurationType>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator FirelensConfigurationType(string value) => FindValue(value);
}
