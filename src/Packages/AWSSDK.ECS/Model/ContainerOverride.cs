namespace Amazon.ECS.Model;

/// <summary>What a run changes of one container. Image, entry point, secrets, user, logging and health check cannot be changed.</summary>
public partial class ContainerOverride
{
    /// <summary>The container; required as soon as anything is changed.</summary>
    public string Name { get; set; }

    /// <summary>Instead of the definition's command, as a whole.</summary>
    public List<string> Command { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Added to the definition's variables; one of the same name replaces its value.</summary>
    public List<KeyValuePair> Environment { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Instead of the definition's files.</summary>
    public List<EnvironmentFile> EnvironmentFiles { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>CPU units.</summary>
    public int? Cpu { get; set; }

    /// <summary>The hard limit in MiB.</summary>
    public int? Memory { get; set; }

    /// <summary>The soft limit in MiB.</summary>
    public int? MemoryReservation { get; set; }

    /// <summary>GPUs that it needs.</summary>
    public List<ResourceRequirement> ResourceRequirements { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
