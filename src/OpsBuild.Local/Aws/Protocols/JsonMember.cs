using System.Globalization;
using System.Text.Json.Nodes;

namespace OpsBuild.Local.Aws.Protocols;

/// <summary>Reads members of an input whose types a <see cref="JsonShape"/> has checked, and writes the ones that JSON has no type for.</summary>
internal static class JsonMember
{
    public static string? Text(this JsonObject input, string member) => (string?)input[member];

    // By its text: a number that was put in as an int is not given out as a long.
    public static long? Integer(this JsonObject input, string member) =>
        input[member] is { } number ? long.Parse(number.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : null;

    public static double? Number(this JsonObject input, string member) =>
        input[member] is { } number ? double.Parse(number.ToJsonString(), CultureInfo.InvariantCulture) : null;

    public static bool Flag(this JsonObject input, string member) => (bool?)input[member] ?? false;

    public static IReadOnlyList<string> Texts(this JsonObject input, string member) =>
        input[member] is JsonArray array ? [.. array.Select(item => (string?)item ?? "")] : [];

    public static IReadOnlyList<JsonObject> Objects(this JsonObject input, string member) =>
        input[member] is JsonArray array ? [.. array.OfType<JsonObject>()] : [];

    public static JsonArray Array(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    public static JsonArray Array(IEnumerable<JsonNode> nodes) => new([.. nodes]);

    /// <summary>JSON 1.1's form of a time: seconds since 1970, with a fraction.</summary>
    public static double Time(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds() / 1000.0;
}
