using System.Globalization;
using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Registry.Faults;

/// <summary>The scans that were planned.</summary>
internal sealed class ImageScans
{
    private static readonly JsonShape Shape = JsonShape.Parse("{repository:s,states:[s],counts:<i>}");

    private readonly Lock gate = new();
    private readonly Dictionary<string, ImageScan> scans = new(StringComparer.Ordinal);

    public static JsonObject Input(ImageScan scan) => new()
    {
        ["repository"] = scan.Repository,
        ["states"] = JsonMember.Array(scan.States),
        ["counts"] = new JsonObject(scan.Counts.Select(count => KeyValuePair.Create(count.Key, (JsonNode?)count.Value))),
    };

    /// <summary>Plans one, in the place of an earlier one.</summary>
    public JsonObject Plan(JsonObject given)
    {
        var input = Shape.ReadObject(given);
        var states = input.Texts("states");
        if (input.Text("repository") is not { } repository || states.Count == 0)
            throw new AwsErrorException("InvalidParameterException", "A repository and at least one state are needed.");
        var counts = input["counts"] is JsonObject map ? map.ToDictionary(count => count.Key, count => int.Parse(count.Value!.ToJsonString(), CultureInfo.InvariantCulture), StringComparer.Ordinal) : [];
        lock (gate)
            scans[repository] = new ImageScan(repository, states) { Counts = counts };
        return [];
    }

    /// <summary>The scan as the next question finds it; null when nothing of the repository is scanned.</summary>
    public (string State, IReadOnlyDictionary<string, int> Counts)? Next(string repository)
    {
        lock (gate)
        {
            if (!scans.TryGetValue(repository, out var scan))
                return null;
            if (scan.States.Count > 1)
                scans[repository] = scan with { States = [.. scan.States.Skip(1)] };
            return (scan.States[0], scan.Counts);
        }
    }
}
