using System.Text.Json.Nodes;

namespace OpsBuild.Local.Aws.CloudWatchLogs;

/// <summary>A log group with its streams.</summary>
internal sealed class LogGroup(string name, string arn, long created)
{
    private readonly SortedDictionary<string, LogStream> streams = new(StringComparer.Ordinal);

    public string Name => name;

    /// <summary>Without the <c>:*</c> at its end.</summary>
    public string Arn => arn;

    public IReadOnlyCollection<LogStream> Streams => streams.Values;

    public LogStream? Find(string stream) => streams.GetValueOrDefault(stream);

    public LogStream Add(string stream, long now)
    {
        var added = new LogStream(stream, $"{arn}:log-stream:{stream}", now);
        streams.Add(stream, added);
        return added;
    }

    public JsonObject ToJson() => new()
    {
        ["logGroupName"] = name,
        ["creationTime"] = created,
        ["metricFilterCount"] = 0,
        ["arn"] = arn + ":*",
        ["storedBytes"] = 0,
        ["logGroupClass"] = "STANDARD",
        ["logGroupArn"] = arn,
    };
}
