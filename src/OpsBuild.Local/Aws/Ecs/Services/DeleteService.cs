using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Ecs.ServiceDeployments;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.Services;

/// <summary>Takes a service out of use: it drains, and is INACTIVE once its last task has stopped.</summary>
internal sealed class DeleteService(EcsState state)
{
    public JsonObject Run(JsonObject input)
    {
        var service = state.Services.Get(state.GetCluster(input.Text("cluster")), input.Text("service"));
        if (service.Status == DeployedService.Inactive)
            throw EcsErrors.ServiceNotFound();
        if (service.DesiredCount > 0 && !input.Flag("force"))
            throw EcsErrors.Parameter("The service cannot be stopped while it is scaled above 0.");
        if (!service.Latest.IsOver)
            service.Latest.Finish(ServiceDeployment.Stopped, "Service deployment stopped because the service was deleted.", 0, state.Now);
        (service.Status, service.DesiredCount) = (DeployedService.Draining, 0);
        return new JsonObject { ["service"] = ServiceJson.Of(service, state.Names, withTags: true) };
    }
}
