using System.Globalization;
using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.CloudWatchLogs;

/// <summary>A page of groups or streams, with a token when there are more.</summary>
internal static class LogPage
{
    private const int Largest = 50;

    public static JsonObject Of(string member, IEnumerable<JsonObject> items, JsonObject input)
    {
        var start = 0;
        if (input.Text("nextToken") is { } token && !int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out start))
            throw LogStore.Parameter("The specified nextToken is invalid.");
        var limit = (int)(input.Integer("limit") ?? Largest);
        if (limit is < 1 or > Largest)
            throw LogStore.Parameter($"limit takes 1 to {Largest}.");
        var all = items.ToArray();
        var page = new JsonObject { [member] = JsonMember.Array(all.Skip(start).Take(limit)) };
        if (start + limit < all.Length)
            page["nextToken"] = (start + limit).ToString(CultureInfo.InvariantCulture);
        return page;
    }
}
