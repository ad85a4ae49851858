using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.CloudWatchLogs;

/// <summary>Makes a log group.</summary>
internal sealed class CreateLogGroup(LogStore store)
{
    public JsonObject Run(JsonObject input)
    {
        store.Create(input.Text("logGroupName") ?? throw LogStore.Parameter("logGroupName must not be null."));
        return [];
    }
}
