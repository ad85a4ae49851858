using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.CloudWatchLogs;

/// <summary>The groups whose name begins, or has somewhere, what is asked for.</summary>
internal sealed class DescribeLogGroups(LogStore store)
{
    public JsonObject Run(JsonObject input)
    {
        var found = store.Groups.Where(group => group.Name.StartsWith(input.Text("logGroupNamePrefix") ?? "", StringComparison.Ordinal)
            && group.Name.Contains(input.Text("logGroupNamePattern") ?? "", StringComparison.OrdinalIgnoreCase));
        return LogPage.Of("logGroups", found.Select(group => group.ToJson()), input);
    }
}
