namespace Amazon.ECS.Model;

/// <summary>A Cloud Map service in which a service's tasks are registered.</summary>
public partial class ServiceRegistry
{
    /// <summary>The registry's ARN.</summary>
    public string RegistryArn { get; set; }

    /// <summary>The port of its SRV records.</summary>
    public int? Port { get; set; }

    /// <summary>The container that is named in it.</summary>
    public string ContainerName { get; set; }

    /// <summary>Its port.</summary>
    public int? ContainerPort { get; set; }
}
