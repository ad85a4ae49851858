using OpsBuild.Local.Aws.Ecs.Clusters;
using OpsBuild.Local.Aws.Ecs.ServiceDeployments;
using OpsBuild.Local.Aws.Ecs.ServiceRevisions;

namespace OpsBuild.Local.Aws.Ecs.Services;

/// <summary>Every service; those of a deleted name are remembered as INACTIVE, until the name is used again.</summary>
/// <remarks>They do not outlive the endpoint, nor do their tasks.</remarks>
internal sealed class ServiceStore
{
    private readonly List<DeployedService> services = [];

    public IReadOnlyList<DeployedService> All => services;

    public IEnumerable<DeployedService> Of(Cluster cluster) => services.Where(service => service.Cluster == cluster);

    /// <param name="cluster">Where it is.</param>
    /// <param name="given">Its name or its ARN.</param>
    public DeployedService? Find(Cluster cluster, string given) =>
        services.Find(service => service.Cluster == cluster && (service.Name == given || service.Arn == given));

    /// <exception cref="AwsErrorException">There is none.</exception>
    public DeployedService Get(Cluster cluster, string? given) =>
        (given is null ? throw EcsErrors.Parameter("Service can not be blank.") : Find(cluster, given)) ?? throw EcsErrors.ServiceNotFound();

    /// <exception cref="AwsErrorException">There is none, or it was deleted.</exception>
    public DeployedService GetActive(Cluster cluster, string? given) =>
        Get(cluster, given) is { Status: DeployedService.Active } service ? service : throw EcsErrors.ServiceNotActive();

    /// <summary>A service deployment by its ARN.</summary>
    public (DeployedService Service, ServiceDeployment Deployment)? FindDeployment(string arn) =>
        services.SelectMany(service => service.History, (service, deployment) => (service, deployment))
            .Where(each => each.deployment.Arn == arn).Cast<(DeployedService, ServiceDeployment)?>().FirstOrDefault();

    /// <summary>A service revision by its ARN.</summary>
    public (DeployedService Service, ServiceRevision Revision)? FindRevision(string arn) =>
        services.SelectMany(service => service.Revisions, (service, revision) => (service, revision))
            .Where(each => each.revision.Arn == arn).Cast<(DeployedService, ServiceRevision)?>().FirstOrDefault();

    /// <summary>Adds one, in place of a deleted one of its name.</summary>
    public void Add(DeployedService service)
    {
        services.RemoveAll(each => each.Cluster == service.Cluster && each.Name == service.Name);
        services.Add(service);
    }
}
