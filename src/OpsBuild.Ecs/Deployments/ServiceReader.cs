using Amazon.ECS.Model;
using OpsBuild.Ecs.Runners;

namespace OpsBuild.Ecs.Deployments;

/// <summary>Reads a service and its deployments.</summary>
public sealed class ServiceReader(TaskRunnerServices services, string cluster, string service)
{
    private const int Page = 20;

    private readonly Dictionary<string, TaskRevision?> revisions = new(StringComparer.Ordinal);

    /// <summary>The service; null where there is none.</summary>
    public async Task<Service?> DescribeAsync(CancellationToken cancellationToken)
    {
        using var call = new LimitedCall(services, cancellationToken);
        var answer = await services.Ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = cluster, Services = [service] }, call.Token);
        return answer.Services is [var found, ..] ? found : null;
    }

    /// <summary>The newest deployments, the newest first.</summary>
    /// <param name="status">Only those in this state; null for all.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<ServiceDeploymentBrief>> DeploymentsAsync(string? status, int most, CancellationToken cancellationToken)
    {
        var found = new List<ServiceDeploymentBrief>();
        string? next = null;
        do
        {
            using var call = new LimitedCall(services, cancellationToken);
            var answer = await services.Ecs.ListServiceDeploymentsAsync(
                new ListServiceDeploymentsRequest { Cluster = cluster, Service = service, Status = status is null ? null : [status], NextToken = next, MaxResults = Page }, call.Token);
            found.AddRange(answer.ServiceDeployments ?? []);
            next = answer.NextToken;
        }
        while (next is not null && found.Count < most);
        return [.. found.OrderByDescending(each => each.CreatedAt ?? DateTime.MinValue).Take(most)];
    }

    /// <summary>A deployment with all that ECS says of it; null where ECS does not know it.</summary>
    public async Task<ServiceDeployment?> DeploymentAsync(string arn, CancellationToken cancellationToken)
    {
        using var call = new LimitedCall(services, cancellationToken);
        var answer = await services.Ecs.DescribeServiceDeploymentsAsync(new DescribeServiceDeploymentsRequest { ServiceDeploymentArns = [arn] }, call.Token);
        return answer.ServiceDeployments is [var found, ..] ? found : null;
    }

    /// <summary>The task definition that a service revision runs; null where ECS does not say. A service revision never changes, so it is asked for once.</summary>
    public async Task<TaskRevision?> RevisionAsync(string serviceRevisionArn, CancellationToken cancellationToken)
    {
        if (revisions.TryGetValue(serviceRevisionArn, out var known))
            return known;
        using var call = new LimitedCall(services, cancellationToken);
        var answer = await services.Ecs.DescribeServiceRevisionsAsync(new DescribeServiceRevisionsRequest { ServiceRevisionArns = [serviceRevisionArn] }, call.Token);
        if (answer.ServiceRevisions is not [var found, ..] || !TaskRevision.TryParse(found.TaskDefinition, out var revision))
            return null;
        return revisions[serviceRevisionArn] = revision;
    }
}
