using System.Globalization;
using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.CloudWatchLogs;

/// <summary>A page of a stream. It never says that it was the last one: whoever is sent back the token that he sent has seen everything.</summary>
internal sealed class GetLogEvents(LogStore store)
{
    private const int MostEvents = 10_000;
    private const int MostBytes = 1024 * 1024;

    public JsonObject Run(JsonObject input)
    {
        if (input.Text("logGroupName") is not null && input.Text("logGroupIdentifier") is not null)
            throw LogStore.Parameter("Give logGroupName or logGroupIdentifier, not both.");
        var stream = LogStore.GetStream(store.Get(input.Text("logGroupName") ?? input.Text("logGroupIdentifier")), input.Text("logStreamName"));
        var limit = input.Integer("limit") ?? MostEvents;
        if (limit is < 1 or > MostEvents)
            throw LogStore.Parameter($"limit takes 1 to {MostEvents}.");

        var events = stream.Events;
        var (isForward, from) = Position(input, stream);
        var page = isForward ? Forward(events, from, input, limit) : Backward(events, from, input, limit);
        return new JsonObject
        {
            ["events"] = JsonMember.Array(page.Events.Select(each => new JsonObject
            {
                ["timestamp"] = each.Timestamp,
                ["message"] = each.Message,
                ["ingestionTime"] = each.Ingested,
            })),
            // Tokens count the stream's events from its very first on, so that they stay right when old ones go.
            ["nextForwardToken"] = Token('f', stream.Dropped + page.End),
            ["nextBackwardToken"] = Token('b', stream.Dropped + page.Start),
        };
    }

    private static (bool IsForward, int From) Position(JsonObject input, LogStream stream)
    {
        if (input.Text("nextToken") is not { } token)
            return input.Flag("startFromHead") ? (true, 0) : (false, stream.Events.Count);
        var parts = token.Split('/');
        if (parts is not ["f" or "b", var number, "s"] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var from))
            throw LogStore.Parameter("The specified nextToken is invalid.");
        return (parts[0] == "f", Math.Clamp(from - stream.Dropped, 0, stream.Events.Count));
    }

    private static (IReadOnlyList<LogEvent> Events, int Start, int End) Forward(
        IReadOnlyList<LogEvent> events, int from, JsonObject input, long limit)
    {
        var page = new List<LogEvent>();
        var at = from;
        for (var bytes = 0; at < events.Count && page.Count < limit; at++)
        {
            if (!IsIn(events[at], input))
                continue;
            if ((bytes += events[at].Size) > MostBytes && page.Count > 0)
                break;
            page.Add(events[at]);
        }

        return (page, from, at);
    }

    private static (IReadOnlyList<LogEvent> Events, int Start, int End) Backward(
        IReadOnlyList<LogEvent> events, int from, JsonObject input, long limit)
    {
        var page = new List<LogEvent>();
        var at = from;
        for (var bytes = 0; at > 0 && page.Count < limit; at--)
        {
            if (!IsIn(events[at - 1], input))
                continue;
            if ((bytes += events[at - 1].Size) > MostBytes && page.Count > 0)
                break;
            page.Insert(0, events[at - 1]);
        }

        return (page, at, from);
    }

    private static bool IsIn(LogEvent found, JsonObject input) =>
        found.Timestamp >= (input.Integer("startTime") ?? long.MinValue) && found.Timestamp < (input.Integer("endTime") ?? long.MaxValue);

    // 56 digits, as AWS's have.
    private static string Token(char direction, int position) => string.Create(CultureInfo.InvariantCulture, $"{direction}/{position:D56}/s");
}
