using System.Globalization;
using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs;

/// <summary>A page of ARNs, with a token when there are more.</summary>
internal static class EcsPage
{
    private const int Largest = 100;

    public static JsonObject Of(string member, IEnumerable<string> arns, JsonObject input, int usual = Largest)
    {
        var start = 0;
        if (input.Text("nextToken") is { } token && !int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out start))
            throw EcsErrors.Parameter("Invalid token");
        var size = input.Integer("maxResults") ?? usual;
        if (size is < 1 or > Largest)
            throw EcsErrors.Parameter($"maxResults must be between 1 and {Largest}.");
        var all = arns.ToArray();
        var page = new JsonObject { [member] = JsonMember.Array(all.Skip(start).Take((int)size)) };
        if (start + size < all.Length)
            page["nextToken"] = (start + size).ToString(CultureInfo.InvariantCulture);
        return page;
    }
}
