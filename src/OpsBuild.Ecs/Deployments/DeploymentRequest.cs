namespace OpsBuild.Ecs.Deployments;

/// <summary>One deployment of a service.</summary>
public sealed record DeploymentRequest
{
    /// <summary>How long a deployment may take where nobody says otherwise: as long as ecspresso waits.</summary>
    public static TimeSpan DefaultTimeout { get; } = TimeSpan.FromMinutes(10);

    /// <summary>What asks for it again, as <c>DeployService --profile dev</c>.</summary>
    public required string Target { get; init; }

    /// <summary>The cluster's name or ARN.</summary>
    public required string Cluster { get; init; }

    /// <summary>The service's name.</summary>
    public required string Service { get; init; }

    /// <summary>The cluster's region; null leaves it to the clients.</summary>
    public string? Region { get; init; }

    /// <summary>The rendered task definition to be registered and deployed; null where <see cref="Revision"/> says which one is.</summary>
    public string? Definition { get; init; }

    /// <summary>A registered revision to be deployed as it is; the service's other settings then stay.</summary>
    public TaskRevision? Revision { get; init; }

    /// <summary>The rendered service definition.</summary>
    public required string ServiceDefinition { get; init; }

    /// <summary>How many tasks the service is to have.</summary>
    /// <value>Default null: as many as it has; one where it is made.</value>
    public int? Tasks { get; init; }

    /// <summary>How long the deployment may take, registration and a rollback included.</summary>
    /// <value>Default 10 minutes, as ecspresso's.</value>
    public TimeSpan Timeout { get; init; } = DefaultTimeout;
}
