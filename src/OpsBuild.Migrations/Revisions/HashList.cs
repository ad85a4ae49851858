using System.Buffers;
using System.Text;
using System.Text.Json;

namespace OpsBuild.Migrations.Revisions;

/// <summary>The JSON of the column <c>partial_hashes</c>: an array of texts, or <c>null</c> for none.</summary>
internal static class HashList
{
    public static string Write(IReadOnlyList<string> hashes)
    {
        if (hashes.Count == 0)
            return "null";
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var hash in hashes)
                json.WriteStringValue(hash);
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static IReadOnlyList<string> Read(string text)
    {
        using var json = JsonDocument.Parse(text);
        return json.RootElement.ValueKind == JsonValueKind.Array ? [.. json.RootElement.EnumerateArray().Select(hash => hash.ToString())] : [];
    }
}
