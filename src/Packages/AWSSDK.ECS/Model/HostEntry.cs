namespace Amazon.ECS.Model;

/// <summary>A line of a container's hosts file; not in network mode awsvpc.</summary>
public partial class HostEntry
{
    /// <summary>The name; required.</summary>
    public string Hostname { get; set; }

    /// <summary>The address; required.</summary>
    public string IpAddress { get; set; }
}
