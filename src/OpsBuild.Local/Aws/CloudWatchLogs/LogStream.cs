using System.Text.Json.Nodes;

namespace OpsBuild.Local.Aws.CloudWatchLogs;

/// <summary>A named sequence of events in a group.</summary>
internal sealed class LogStream(string name, string arn, long created)
{
    /// <summary>How much of a stream is kept: 64 MiB, many times what a migration says.</summary>
    private const long MostBytes = 64L << 20;

    private readonly List<LogEvent> events = [];
    private long bytes;

    public string Name => name;

    public IReadOnlyList<LogEvent> Events => events;

    /// <summary>How many events were there before <see cref="Events"/> and are no longer kept.</summary>
    public int Dropped { get; private set; }

    public long? LastEvent => events.Count > 0 ? events.Max(each => each.Timestamp) : null;

    /// <summary>Adds an event; the oldest half goes where a program never stops to print, so that it does not take all of the memory.</summary>
    public void Add(LogEvent added)
    {
        events.Add(added);
        bytes += added.Size;
        if (bytes <= MostBytes)
            return;
        var going = 0;
        while (bytes > MostBytes / 2)
            bytes -= events[going++].Size;
        events.RemoveRange(0, going);
        Dropped += going;
    }

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
