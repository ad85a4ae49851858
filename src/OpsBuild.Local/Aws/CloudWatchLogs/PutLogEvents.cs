using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.CloudWatchLogs;

/// <summary>Adds events to a stream; a batch must be in the order of its times.</summary>
internal sealed class PutLogEvents(LogStore store)
{
    private const int LargestBatch = 10_000;

    public JsonObject Run(JsonObject input)
    {
        var stream = LogStore.GetStream(store.Get(input.Text("logGroupName")), input.Text("logStreamName"));
        var events = input.Objects("logEvents");
        if (events.Count is 0 or > LargestBatch)
            throw LogStore.Parameter($"A batch has 1 to {LargestBatch} events.");
        var last = long.MinValue;
        foreach (var each in events)
        {
            if (each.Integer("timestamp") is not { } timestamp || each.Text("message") is not { Length: > 0 })
                throw LogStore.Parameter("Every event has a timestamp and a message.");
            if (timestamp < last)
                throw LogStore.Parameter("Log events in a single PutLogEvents request must be in chronological order.");
            last = timestamp;
        }

        foreach (var each in events)
            store.Put(stream, each.Integer("timestamp")!.Value, each.Text("message")!);
        return new JsonObject { ["nextSequenceToken"] = "0" };
    }
}
