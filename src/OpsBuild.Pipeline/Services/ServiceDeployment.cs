using OpsBuild.Definitions;
using OpsBuild.Ecs.Deployments;
using OpsBuild.Ecs.Rules;

namespace OpsBuild.Pipeline.Services;

/// <summary>Deploys the project's service in an environment: fills in its files, checks them offline, deploys and brings back how that ended.</summary>
/// <param name="environment">Where.</param>
/// <param name="definitions">The folder of the ecspresso files.</param>
public sealed class ServiceDeployment(RunEnvironment environment, string definitions)
{
    /// <summary>Puts an image into service.</summary>
    /// <param name="imageUri">The image by digest.</param>
    /// <param name="target">What asks, as <c>DeployService</c>.</param>
    /// <param name="tasks">How many tasks; null leaves that alone.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="observer">Told while it happens.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="MissingValuesException">A variable or a key of the state is missing; all that are missing are named.</exception>
    /// <exception cref="RefusedServiceException">ECS would refuse the definitions: nothing was sent.</exception>
    public async Task<DeploymentReport> DeployAsync(
        string imageUri, string target, int? tasks, TimeSpan timeout, IDeploymentObserver observer, CancellationToken cancellationToken)
    {
        var files = await RenderAsync(imageUri, cancellationToken);
        return await environment.Deployer.DeployAsync(
            Request(files, target, timeout) with { Definition = files[ProjectDefinitions.ApplicationDefinitionPath], Tasks = tasks }, observer, cancellationToken);
    }

    /// <summary>Puts a registered revision into service again.</summary>
    /// <param name="revision">Which.</param>
    /// <param name="imageUri">Its image.</param>
    /// <param name="target">What asks, as <c>RollbackService</c>.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="observer">Told while it happens.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<DeploymentReport> RollBackAsync(
        TaskRevision revision, string imageUri, string target, TimeSpan timeout, IDeploymentObserver observer, CancellationToken cancellationToken) =>
        await environment.Deployer.DeployAsync(
            Request(await RenderAsync(imageUri, cancellationToken), target, timeout) with { Revision = revision }, observer, cancellationToken);

    private DeploymentRequest Request(RenderedFiles files, string target, TimeSpan timeout) => new()
    {
        Target = $"{target} {environment.Arguments}".TrimEnd(),
        Cluster = environment.Cluster,
        Region = environment.Region,
        Service = environment.Service ?? throw new InvalidOperationException("The environment names no service."),
        ServiceDefinition = files[ProjectDefinitions.ServiceDefinitionPath],
        Timeout = timeout,
    };

    private async Task<RenderedFiles> RenderAsync(string imageUri, CancellationToken cancellationToken)
    {
        var variables = environment.Variables.ToDictionary(StringComparer.Ordinal);
        (variables["IMAGE_URI"], variables["AWS_REGION"], variables["ECS_CLUSTER"]) = (imageUri, environment.Region, environment.Cluster);
        var files = await ProjectRendering.Of(definitions, variables, environment.State, environment.Plugins).RenderServiceAsync(cancellationToken);
        var findings = files.Check(Path.GetFileName(definitions));
        return findings.Any(finding => finding.Severity == Severity.Error) ? throw new RefusedServiceException(findings) : files;
    }
}
