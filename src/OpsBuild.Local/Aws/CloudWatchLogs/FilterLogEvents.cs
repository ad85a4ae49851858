using System.Globalization;
using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.CloudWatchLogs;

/// <summary>The events of several streams of a group, by their time, as far as they match a pattern.</summary>
internal sealed class FilterLogEvents(LogStore store)
{
    private const int MostEvents = 10_000;

    public JsonObject Run(JsonObject input)
    {
        var group = store.Get(input.Text("logGroupName") ?? input.Text("logGroupIdentifier"));
        var pattern = FilterPattern.Parse(input.Text("filterPattern") ?? "");
        var limit = (int)(input.Integer("limit") ?? MostEvents);
        if (limit is < 1 or > MostEvents)
            throw LogStore.Parameter($"limit takes 1 to {MostEvents}.");
        var start = 0;
        if (input.Text("nextToken") is { } token && !int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out start))
            throw LogStore.Parameter("The specified nextToken is invalid.");

        var found = Streams(group, input)
            .SelectMany(stream => stream.Events, (stream, each) => (Stream: stream, Event: each))
            .Where(each => each.Event.Timestamp >= (input.Integer("startTime") ?? long.MinValue))
            .Where(each => each.Event.Timestamp <= (input.Integer("endTime") ?? long.MaxValue))
            .Where(each => pattern.Matches(each.Event.Message))
            .OrderBy(each => each.Event.Timestamp).ThenBy(each => each.Event.Number).ToArray();
        var answer = new JsonObject
        {
            ["events"] = JsonMember.Array(found.Skip(start).Take(limit).Select(each => new JsonObject
            {
                ["logStreamName"] = each.Stream.Name,
                ["timestamp"] = each.Event.Timestamp,
                ["message"] = each.Event.Message,
                ["ingestionTime"] = each.Event.Ingested,
                ["eventId"] = each.Event.Number.ToString("D56", CultureInfo.InvariantCulture),
            })),
            ["searchedLogStreams"] = new JsonArray(),
        };
        if (start + limit < found.Length)
            answer["nextToken"] = (start + limit).ToString(CultureInfo.InvariantCulture);
        return answer;
    }

    private static IEnumerable<LogStream> Streams(LogGroup group, JsonObject input)
    {
        var names = input.Texts("logStreamNames");
        var prefix = input.Text("logStreamNamePrefix");
        if (names.Count > 0 && prefix is not null)
            throw LogStore.Parameter("Give logStreamNames or logStreamNamePrefix, not both.");
        return group.Streams.Where(stream =>
            (names.Count == 0 || names.Contains(stream.Name)) && stream.Name.StartsWith(prefix ?? "", StringComparison.Ordinal));
    }
}
