using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.CloudWatchLogs;

/// <summary>Makes a stream in a group.</summary>
internal sealed class CreateLogStream(LogStore store)
{
    public JsonObject Run(JsonObject input)
    {
        store.CreateStream(store.Get(input.Text("logGroupName")), input.Text("logStreamName") ?? throw LogStore.Parameter("logStreamName must not be null."));
        return [];
    }
}
