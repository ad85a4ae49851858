using Amazon.ECS.Model;
using OpsBuild.Ecs.Runners;

namespace OpsBuild.Ecs.Deployments;

/// <summary>Deploys through the AWS SDK alone: RegisterTaskDefinition, then UpdateService, or CreateService where there is none.</summary>
public sealed class SdkServiceDeployer(TaskRunnerServices services) : IServiceDeployer
{
    public Task<DeploymentReport> DeployAsync(DeploymentRequest request, IDeploymentObserver observer, CancellationToken cancellationToken)
    {
        var registration = request.Definition is { } definition ? AwsJson.Read<RegisterTaskDefinitionRequest>(definition, "task definition") : null;
        if (registration is null && request.Revision is null)
            throw new ArgumentException("A deployment needs a definition or a revision.", nameof(request));
        // Read now, so that what cannot be sent leaves no orphan revision behind.
        _ = AwsJson.Read<CreateServiceRequest>(request.ServiceDefinition, "service definition");
        return new DeploymentRun(services, request, observer).RunAsync((before, deadline) => StartAsync(request, registration, before, deadline, observer), cancellationToken);
    }

    private async Task<DeploymentStart> StartAsync(
        DeploymentRequest request, RegisterTaskDefinitionRequest? registration, ServiceLook before, RunDeadline deadline, IDeploymentObserver observer)
    {
        var (operation, revision) = ("RegisterTaskDefinition", request.Revision);
        try
        {
            if (registration is not null)
            {
                using var call = new LimitedCall(services, deadline.Token);
                var answer = await services.Ecs.RegisterTaskDefinitionAsync(registration, call.Token);
                if (!TaskRevision.TryParse(answer.TaskDefinition?.TaskDefinitionArn, out revision))
                    return new DeploymentStart.Failed($"RegisterTaskDefinition answered no revision, but '{answer.TaskDefinition?.TaskDefinitionArn}'.");
                observer.Registered(revision);
            }

            if (deadline.HasPassed)
                return new DeploymentStart.GivenUp();
            operation = before.IsThere ? "UpdateService" : "CreateService";
            // Not the deadline's token: once it is sent, the answer says whether there is a deployment to be followed.
            using var limit = services.CallLimit();
            if (before.IsThere)
                await services.Ecs.UpdateServiceAsync(ServiceRequests.Update(request, revision!), limit.Token);
            else
                await services.Ecs.CreateServiceAsync(ServiceRequests.Create(request, revision!), limit.Token);
            return new DeploymentStart.Asked(revision!);
        }
        catch (OperationCanceledException) when (deadline.HasPassed && operation == "RegisterTaskDefinition")
        {
            return new DeploymentStart.GivenUp();
        }
        // A lost answer is no refusal: what is listed afterwards says whether it began.
        catch (Exception error) when (AwsFailure.IsOne(error) && operation != "RegisterTaskDefinition" && AwsFailure.MayPass(error))
        {
            observer.Noted($"{operation} gave no answer ({AwsFailure.Text(error)}); whether it began shows in the list of deployments.");
            return new DeploymentStart.Asked(revision!);
        }
        catch (Exception error) when (AwsFailure.IsOne(error))
        {
            return new DeploymentStart.Failed($"{operation}: {AwsFailure.Text(error)}", revision);
        }
    }
}
