using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using OpsBuild.Batch.Results;
using OpsBuild.Drift;
using OpsBuild.Schema.Comparison;
using Serilog;

namespace OpsBuild.Batch.Commands.CheckDbMigrationDrift;

/// <summary>The report for programs: one JSON document.</summary>
internal static class DriftDocument
{
    public static void WriteTo(ILogger log, DriftReport report, Outcome outcome) => DocumentParts.WriteTo(log, Text(report, outcome));

    /// <summary>The whole document on one line.</summary>
    public static string Text(DriftReport report, Outcome outcome)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("outcome", outcome.Word);
            json.WriteBoolean("equal", report.Comparison.AreEqual);
            json.WriteString("version", report.Version?.ToString());
            Texts(json, "pending", report.Pending);
            ComparisonDocument.WriteDifferences(json, report.Comparison.Differences);
            json.WriteStartObject("sql");
            Texts(json, "adopt", report.Adopt);
            Texts(json, "revert", report.Revert);
            json.WriteEndObject();
            if (report.Atlas is { } atlas)
            {
                json.WriteStartObject("atlas");
                json.WriteNumber("changes", atlas.Changes);
                json.WriteString("sql", atlas.Sql);
                json.WriteEndObject();
            }

            json.WriteStartArray("ignored");
            foreach (var (difference, rule) in report.Ignored)
            {
                json.WriteStartObject();
                json.WriteString("difference", difference.ToString());
                json.WriteString("rule", rule.Pattern);
                json.WriteString("reason", rule.Reason);
                json.WriteString("expires", rule.Expires.ToString("O"));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            ComparisonDocument.WriteNotCovered(json, report.NotCovered);
            json.WriteString("fingerprint", report.Fingerprint.ToString());
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
