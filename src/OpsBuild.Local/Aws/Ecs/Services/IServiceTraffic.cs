using OpsBuild.Local.Aws.Ecs.Tasks;

namespace OpsBuild.Local.Aws.Ecs.Services;

/// <summary>What sends requests to a service's tasks.</summary>
internal interface IServiceTraffic
{
    /// <summary>The ARN of the target group whose word on the service's tasks is waited for; null where nothing answers for them here.</summary>
    string? GroupOf(DeployedService service);

    /// <summary>Gives a task nothing new, and ends when it has answered what it had, or after the deregistration delay.</summary>
    Task DrainAsync(EcsTask task);
}
