using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.CloudWatchLogs;

/// <summary>The streams of a group, by name or by the time of their last event.</summary>
internal sealed class DescribeLogStreams(LogStore store)
{
    public JsonObject Run(JsonObject input)
    {
        var group = store.Get(input.Text("logGroupName") ?? input.Text("logGroupIdentifier"));
        var prefix = input.Text("logStreamNamePrefix");
        var byTime = input.Text("orderBy") == "LastEventTime";
        if (byTime && prefix is not null)
            throw LogStore.Parameter("Cannot order by LastEventTime with a logStreamNamePrefix.");
        var found = group.Streams.Where(stream => stream.Name.StartsWith(prefix ?? "", StringComparison.Ordinal));
        if (byTime)
            found = found.OrderBy(stream => stream.LastEvent ?? 0);
        if (input.Flag("descending"))
            found = found.Reverse();
        return LogPage.Of("logStreams", found.Select(stream => stream.ToJson()), input);
    }
}
