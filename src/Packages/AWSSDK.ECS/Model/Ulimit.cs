namespace Amazon.ECS.Model;

/// <summary>A resource limit of a container.</summary>
public partial class Ulimit
{
    /// <summary>What is limited.</summary>
    public UlimitName Name { get; set; }

    /// <summary>The limit that is in force; required.</summary>
    public int? SoftLimit { get; set; }

    /// <summary>As far as the container may raise it; required.</summary>
    public int? HardLimit { get; set; }
}
