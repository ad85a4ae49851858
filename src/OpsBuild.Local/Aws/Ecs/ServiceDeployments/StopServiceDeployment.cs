using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Ecs.Services;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.ServiceDeployments;

/// <summary>Ends a deployment in progress and goes back to the last completed one.</summary>
internal sealed class StopServiceDeployment(EcsState state)
{
    public JsonObject Run(JsonObject input)
    {
        var arn = input.Text("serviceDeploymentArn") ?? throw EcsErrors.Parameter("serviceDeploymentArn can not be blank.");
        if (input.Text("stopType") is not (null or "ROLLBACK"))
            throw EcsErrors.Unsupported("A service deployment can be stopped with ROLLBACK only.");
        if (state.Services.FindDeployment(arn) is not var (service, deployment))
            throw new AwsErrorException("ServiceDeploymentNotFoundException", "Service deployment not found.");
        if (deployment.Status != ServiceDeployment.InProgress)
            throw EcsErrors.Conflict($"The service deployment cannot be stopped: it is {deployment.Status}.");
        if (service.LastCompleted is null)
            throw EcsErrors.Conflict("The service deployment cannot be stopped: there is no completed deployment to roll back to.");

        service.Primary.Move(Rollout.Failed, $"ECS deployment {service.Primary.Id} was stopped.", state.Now);
        ServiceRollback.Begin(service, "Service deployment rolled back because a stop was requested.",
            "ECS deployment stop: rolling back to deploymentId", state.Now);
        return new JsonObject { ["serviceDeploymentArn"] = arn };
    }
}
