using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>The kinds of proxies.</summary>
public class ProxyConfigurationType : ConstantClass
{
    /// <summary><c>APPMESH</c>.</summary>
    public static readonly ProxyConfigurationType APPMESH = new("APPMESH");

    /// <summary>A value that the service may know and this class does not.</summary>
    public ProxyConfigurationType(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static ProxyConfigurationType FindValue(string value) => FindValue<ProxyConfigurationType>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator ProxyConfigurationType(string value) => FindValue(value);
}
