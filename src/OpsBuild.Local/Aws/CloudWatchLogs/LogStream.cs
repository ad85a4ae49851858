using System.Text.Json.Nodes;

namespace OpsBuild.Local.Aws.CloudWatchLogs;

/// <summary>A named sequence of events in a group.</summary>
internal sealed class LogStream(string name, string arn, long created)
{
    private readonly List<LogEvent> events = [];

    public string Name => name;

    public IReadOnlyList<LogEvent> Events => events;

    public long? LastEvent => events.Count > 0 ? events.Max(each => each.Timestamp) : null;

    public void Add(LogEvent added) => events.Add(added);

    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["logStreamName"] = name,
            ["creationTime"] = created,
            ["arn"] = arn,
            ["storedBytes"] = 0,
            ["uploadSequenceToken"] = "0",
        };
        if (events.Count == 0)
            return json;
        json["firstEventTimestamp"] = events.Min(each => each.Timestamp);
        json["lastEventTimestamp"] = LastEvent;
        json["lastIngestionTime"] = events.Max(each => each.Ingested);
        return json;
    }
}
