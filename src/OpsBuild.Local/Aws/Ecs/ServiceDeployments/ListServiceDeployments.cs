using System.Globalization;
using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.ServiceDeployments;

/// <summary>A service's deployments, newest first.</summary>
internal sealed class ListServiceDeployments(EcsState state)
{
    private const int UsualPage = 20;
    private const int LargestPage = 100;

    public JsonObject Run(JsonObject input)
    {
        var service = state.Services.Get(state.GetCluster(input.Text("cluster")), input.Text("service"));
        var start = 0;
        if (input.Text("nextToken") is { } token && !int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out start))
            throw EcsErrors.Parameter("Invalid token");
        var size = (int)(input.Integer("maxResults") ?? UsualPage);
        if (size is < 1 or > LargestPage)
            throw EcsErrors.Parameter($"maxResults must be between 1 and {LargestPage}.");

        var wanted = input.Texts("status");
        var created = input["createdAt"] as JsonObject;
        var found = service.History
            .Where(each => wanted.Count == 0 || wanted.Contains(each.Status))
            .Where(each => created?.Number("after") is not { } after || JsonMember.Time(each.Created) > after)
            .Where(each => created?.Number("before") is not { } before || JsonMember.Time(each.Created) < before)
            .ToArray();
        var page = new JsonObject
        {
            ["serviceDeployments"] = JsonMember.Array(found.Skip(start).Take(size).Select(each => ServiceDeploymentJson.Brief(each, service))),
        };
        if (start + size < found.Length)
            page["nextToken"] = (start + size).ToString(CultureInfo.InvariantCulture);
        return page;
    }
}
