namespace Amazon.ECS.Model;

/// <summary>A kernel parameter of a container's namespace.</summary>
public partial class SystemControl
{
    /// <summary>The parameter, as <c>net.core.somaxconn</c>.</summary>
    public string Namespace { get; set; }

    /// <summary>Its value.</summary>
    public string Value { get; set; }
}
