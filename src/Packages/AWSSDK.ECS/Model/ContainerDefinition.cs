namespace Amazon.ECS.Model;

/// <summary>One container of a task definition.</summary>
public partial class ContainerDefinition
{
    /// <summary>Its name, 1 to 255 letters, digits, hyphens and underscores; unique in the definition.</summary>
    public string Name { get; set; }

    /// <summary>Its image, by tag or by digest.</summary>
    public string Image { get; set; }

    /// <summary>The authorisation at a private registry.</summary>
    public RepositoryCredentials RepositoryCredentials { get; set; }

    /// <summary>CPU units, 1024 to a vCPU; its share, not a limit, on Linux.</summary>
    public int? Cpu { get; set; }

    /// <summary>The hard limit in MiB, at least 6; beyond it the container is killed.</summary>
    public int? Memory { get; set; }

    /// <summary>The soft limit in MiB, less than the hard one.</summary>
    public int? MemoryReservation { get; set; }

    /// <summary>Containers that it reaches in network mode bridge.</summary>
    public List<string> Links { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Its ports. In network mode awsvpc all containers share one address.</summary>
    public List<PortMapping> PortMappings { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Whether its end ends the task; true when nothing is said.</summary>
    public bool? Essential { get; set; }

    /// <summary>Whether it is started again when it exits.</summary>
    public ContainerRestartPolicy RestartPolicy { get; set; }

    /// <summary>Instead of the image's entry point.</summary>
    public List<string> EntryPoint { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Instead of the image's command.</summary>
    public List<string> Command { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Environment variables, which everybody who may read the definition can read.</summary>
    public List<KeyValuePair> Environment { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Files with environment variables, at most 10; <see cref="Environment"/> wins over them.</summary>
    public List<EnvironmentFile> EnvironmentFiles { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The volumes in its file system.</summary>
    public List<MountPoint> MountPoints { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Other containers whose volumes it has too.</summary>
    public List<VolumeFrom> VolumesFrom { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Settings of the Linux kernel.</summary>
    public LinuxParameters LinuxParameters { get; set; }

    /// <summary>Secrets that become environment variables when it starts.</summary>
    public List<Secret> Secrets { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>What other containers must have reached before it starts; they are stopped in the opposite order.</summary>
    public List<ContainerDependency> DependsOn { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>
    /// Seconds that it may take to reach what other containers wait for; beyond them they do not start and the task stops. 2 to 120 on Fargate.
    /// </summary>
    public int? StartTimeout { get; set; }

    /// <summary>Seconds between SIGTERM and SIGKILL; 30 when nothing is said, 2 to 120 on Fargate.</summary>
    public int? StopTimeout { get; set; }

    /// <summary>Whether a tag is resolved to a digest once for all tasks of a service.</summary>
    public VersionConsistency VersionConsistency { get; set; }

    /// <summary>Its host name; not in network mode awsvpc.</summary>
    public string Hostname { get; set; }

    /// <summary>The user, with an optional group after a colon; names or numbers.</summary>
    public string User { get; set; }

    /// <summary>The directory that it starts in.</summary>
    public string WorkingDirectory { get; set; }

    /// <summary>Whether it has no network; not on Fargate.</summary>
    public bool? DisableNetworking { get; set; }

    /// <summary>Whether it has the host's rights; not on Fargate.</summary>
    public bool? Privileged { get; set; }

    /// <summary>Whether its root file system is read-only; what it writes needs a volume.</summary>
    public bool? ReadonlyRootFilesystem { get; set; }

    /// <summary>Its DNS servers; not on Fargate.</summary>
    public List<string> DnsServers { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Its DNS search domains; not on Fargate.</summary>
    public List<string> DnsSearchDomains { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Lines of its hosts file; not on Fargate.</summary>
    public List<HostEntry> ExtraHosts { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>SELinux and AppArmor options; not on Fargate.</summary>
    public List<string> DockerSecurityOptions { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Whether its standard input stays open.</summary>
    public bool? Interactive { get; set; }

    /// <summary>Whether it has a terminal.</summary>
    public bool? PseudoTerminal { get; set; }

    /// <summary>Its labels.</summary>
    public Dictionary<string, string> DockerLabels { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Its resource limits; Fargate lets <c>nofile</c> be changed.</summary>
    public List<Ulimit> Ulimits { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Where its output goes; nowhere that can be read when nothing is said on Fargate.</summary>
    public LogConfiguration LogConfiguration { get; set; }

    /// <summary>How its health is found out.</summary>
    public HealthCheck HealthCheck { get; set; }

    /// <summary>Kernel parameters.</summary>
    public List<SystemControl> SystemControls { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>GPUs that it needs.</summary>
    public List<ResourceRequirement> ResourceRequirements { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Makes it the task's log router.</summary>
    public FirelensConfiguration FirelensConfiguration { get; set; }

    /// <summary>Credential specifications for Active Directory, at most 1.</summary>
    public List<string> CredentialSpecs { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
