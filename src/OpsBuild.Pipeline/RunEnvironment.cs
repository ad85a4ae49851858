using OpsBuild.Ecs.Deployments;
using OpsBuild.Ecs.Runners;
using OpsBuild.Ecs.Templates.Rendering;
using OpsBuild.Ecs.TerraformStates;
using OpsBuild.Pipeline.Services;

namespace OpsBuild.Pipeline;

/// <summary>
/// Where the project's tasks run: an AWS account, or the laptop's stand-in for one. Whoever runs a task does not know the difference.
/// </summary>
public sealed class RunEnvironment : IAsyncDisposable
{
    /// <summary>How people call it: <c>local</c>, or the profile's name.</summary>
    public required string Name { get; init; }

    /// <summary>What names the environment on a build's command line, as <c>--profile dev</c>: it belongs into every command that is proposed.</summary>
    /// <value>Default empty, the local one.</value>
    public string Arguments { get; init; } = "";

    /// <summary>The region of the cluster.</summary>
    public required string Region { get; init; }

    /// <summary>The cluster's name or ARN.</summary>
    public required string Cluster { get; init; }

    /// <summary>What <c>env</c> and <c>must_env</c> of the templates see, except what belongs to one run. Never a secret.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>What Terraform made.</summary>
    public required TerraformState State { get; init; }

    /// <summary>Template functions beside those of the state, as <c>ssm</c>.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<TemplatePlugin> Plugins { get; init; } = [];

    /// <summary>What starts the tasks.</summary>
    public required ITaskRunner Runner { get; init; }

    /// <summary>What deploys the service.</summary>
    public required IServiceDeployer Deployer { get; init; }

    /// <summary>ECS and its logs, for looking at the service.</summary>
    public required TaskRunnerServices Services { get; init; }

    /// <summary>The application's service; null where the environment names none.</summary>
    public string? Service { get; init; }

    /// <summary>The application's image by digest, where nobody says another; null for none.</summary>
    public string? AppImage { get; init; }

    /// <summary>Which schema an image needs.</summary>
    public required IImageSchemas Schemas { get; init; }

    /// <summary>Where the service answers, once it is deployed; null where only the load balancer's owner knows.</summary>
    public Func<Uri?> ServiceUrl { get; init; } = () => null;

    /// <summary>The target database as people know it, without a password; null where only the state tells.</summary>
    public string? Database { get; init; }

    /// <summary>What goes with the environment, in the order of its end.</summary>
    public IReadOnlyList<IAsyncDisposable> Owned { get; init; } = [];

    public async ValueTask DisposeAsync()
    {
        foreach (var owned in Owned)
            await owned.DisposeAsync();
    }
}
