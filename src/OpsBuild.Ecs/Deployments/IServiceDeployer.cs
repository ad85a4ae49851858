using OpsBuild.Ecs.Runners;

namespace OpsBuild.Ecs.Deployments;

/// <summary>Deploys a service and brings back what ECS itself says of it, whatever the tool says that asked for it.</summary>
public interface IServiceDeployer
{
    /// <summary>Registers the definition, has the service run it, follows the deployment to its end and judges it.</summary>
    /// <param name="request">What to deploy, where, and for how long.</param>
    /// <param name="observer">Told what happens while it happens, one call at a time.</param>
    /// <param name="cancellationToken">
    /// Ends the waiting, as the time-out does: the deployment goes on and the outcome says so. No <see cref="OperationCanceledException"/> is thrown.
    /// </param>
    /// <exception cref="TaskRequestException">The request cannot be right: nothing was sent.</exception>
    Task<DeploymentReport> DeployAsync(DeploymentRequest request, IDeploymentObserver observer, CancellationToken cancellationToken);
}
