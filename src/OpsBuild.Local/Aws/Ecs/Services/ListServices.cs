using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.Services;

/// <summary>Names the services of a cluster that were not deleted.</summary>
internal sealed class ListServices(EcsState state)
{
    private const int UsualPage = 10;

    public JsonObject Run(JsonObject input)
    {
        var found = state.Services.Of(state.GetCluster(input.Text("cluster")))
            .Where(service => service.Status != DeployedService.Inactive)
            .Where(service => input.Text("launchType") is not { } launchType || service.Primary.Revision.LaunchType == launchType)
            .Where(_ => input.Text("schedulingStrategy") is null or "REPLICA");
        return EcsPage.Of("serviceArns", found.Select(service => service.Arn), input, UsualPage);
    }
}
