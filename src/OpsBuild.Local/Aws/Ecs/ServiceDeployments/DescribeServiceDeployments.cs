using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.ServiceDeployments;

/// <summary>Describes up to twenty service deployments by their ARNs.</summary>
internal sealed class DescribeServiceDeployments(EcsState state)
{
    public JsonObject Run(JsonObject input)
    {
        var asked = input.Texts("serviceDeploymentArns");
        if (asked.Count is 0 or > 20)
            throw EcsErrors.Parameter("serviceDeploymentArns cannot be empty, and takes up to 20 entries.");
        var found = new JsonArray();
        var failures = new JsonArray();
        foreach (var arn in asked)
        {
            if (state.Services.FindDeployment(arn) is var (service, deployment))
                found.Add(ServiceDeploymentJson.Of(deployment, service));
            else
                failures.Add(new JsonObject { ["arn"] = arn, ["reason"] = "MISSING" });
        }

        return new JsonObject { ["serviceDeployments"] = found, ["failures"] = failures };
    }
}
