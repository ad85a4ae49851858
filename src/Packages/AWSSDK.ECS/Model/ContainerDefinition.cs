namespace Amazon.ECS.Model;

public partial class ContainerDefinition
{
    public string Name { get; set; }

    public string Image { get; set; }

    public RepositoryCredentials RepositoryCredentials { get; set; }

    public int? Cpu { get; set; }

    public int? Memory { get; set; }

    public int? MemoryReservation { get; set; }

    public List<string> Links { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public List<PortMapping> PortMappings { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public bool? Essential { get; set; }

    public ContainerRestartPolicy RestartPolicy { get; set; }

    public List<string> EntryPoint { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public List<string> Command { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public List<KeyValuePair> Environment { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public List<EnvironmentFile> EnvironmentFiles { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public List<MountPoint> MountPoints { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public List<VolumeFrom> VolumesFrom { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public LinuxParameters LinuxParameters { get; set; }

    public List<Secret> Secrets { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public List<ContainerDependency> DependsOn { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public int? StartTimeout { get; set; }

    public int? StopTimeout { get; set; }

    public VersionConsistency VersionConsistency { get; set; }

    public string Hostname { get; set; }

    public string User { get; set; }

    public string WorkingDirectory { get; set; }

    public bool? DisableNetworking { get; set; }

    public bool? Privileged { get; set; }

    public bool? ReadonlyRootFilesystem { get; set; }

    public List<string> DnsServers { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public List<string> DnsSearchDomains { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public List<HostEntry> ExtraHosts { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public List<string> DockerSecurityOptions { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public bool? Interactive { get; set; }

    public bool? PseudoTerminal { get; set; }

    public Dictionary<string, string> DockerLabels { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public List<Ulimit> Ulimits { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public LogConfiguration LogConfiguration { get; set; }

    public HealthCheck HealthCheck { get; set; }

    public List<SystemControl> SystemControls { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public List<ResourceRequirement> ResourceRequirements { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public FirelensConfiguration FirelensConfiguration { get; set; }

    public List<string> CredentialSpecs { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
