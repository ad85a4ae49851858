using Amazon.ECS.Model;
using OpsBuild.Ecs.Runners;

namespace OpsBuild.Ecs.Deployments;

/// <summary>What a service definition and a revision come to as requests.</summary>
internal static class ServiceRequests
{
    /// <summary>A new service without a number of tasks gets one: with none, nothing would prove that the revision works.</summary>
    private const int FirstTasks = 1;

    /// <exception cref="TaskRequestException">The definition has a field that the AWS SDK, as it is used here, does not know.</exception>
    public static CreateServiceRequest Create(DeploymentRequest request, TaskRevision revision)
    {
        var create = Definition(request);
        create.Cluster = request.Cluster;
        create.ServiceName = request.Service;
        create.TaskDefinition = revision.ToString();
        create.DesiredCount = request.Tasks ?? create.DesiredCount ?? FirstTasks;
        return create;
    }

    /// <exception cref="TaskRequestException">The definition has a field that the AWS SDK, as it is used here, does not know.</exception>
    public static UpdateServiceRequest Update(DeploymentRequest request, TaskRevision revision)
    {
        var update = new UpdateServiceRequest { Cluster = request.Cluster, Service = request.Service, TaskDefinition = revision.ToString(), DesiredCount = request.Tasks };
        // A registered revision goes back into the service as it is.
        if (request.Revision is not null)
            return update;
        var definition = Definition(request);
        update.DesiredCount ??= definition.DesiredCount;
        update.AvailabilityZoneRebalancing = definition.AvailabilityZoneRebalancing;
        update.CapacityProviderStrategy = definition.CapacityProviderStrategy;
        update.DeploymentConfiguration = definition.DeploymentConfiguration;
        update.EnableECSManagedTags = definition.EnableECSManagedTags;
        update.EnableExecuteCommand = definition.EnableExecuteCommand;
        update.HealthCheckGracePeriodSeconds = definition.HealthCheckGracePeriodSeconds;
        update.LoadBalancers = definition.LoadBalancers;
        update.NetworkConfiguration = definition.NetworkConfiguration;
        update.PlacementConstraints = definition.PlacementConstraints;
        update.PlacementStrategy = definition.PlacementStrategy;
        update.PlatformVersion = definition.PlatformVersion;
        update.PropagateTags = definition.PropagateTags;
        update.ServiceRegistries = definition.ServiceRegistries;
        return update;
    }

    private static CreateServiceRequest Definition(DeploymentRequest request) => AwsJson.Read<CreateServiceRequest>(request.ServiceDefinition, "service definition");
}
