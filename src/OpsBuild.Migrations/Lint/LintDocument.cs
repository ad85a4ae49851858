using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OpsBuild.Migrations.Lint;

/// <summary>A report as JSON, for programs.</summary>
/// <remarks>
/// <code>
/// {"files":12,"errors":1,"warnings":0,
///  "findings":[{"code":"OB911","severity":"error","file":"20260101000000_a.sql","line":1,"column":12,
///               "what":"…","why":"…","rewrite":"…"}],
///  "excused":[{"code":"OB921",…,"reason":"…"}]}
/// </code>
/// </remarks>
public static class LintDocument
{
    /// <summary>The document's text, with a line feed at its end.</summary>
    public static string Of(LintReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes,
            new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Write(json, report);
        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    /// <summary>Writes the report as one object, into a document of somebody else's.</summary>
    public static void Write(Utf8JsonWriter json, LintReport report)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(report);
        json.WriteStartObject();
        json.WriteNumber("files", report.Files);
        json.WriteNumber("errors", report.Errors);
        json.WriteNumber("warnings", report.Warnings);
        json.WriteStartArray("findings");
        foreach (var finding in report.Findings)
            Write(json, finding, reason: null);
        json.WriteEndArray();
        json.WriteStartArray("excused");
        foreach (var excused in report.Excused)
            Write(json, excused.Finding, excused.Reason);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, LintFinding finding, string? reason)
    {
        json.WriteStartObject();
        json.WriteString("code", finding.Code);
        json.WriteString("severity", finding.Severity is LintSeverity.Error ? "error" : "warning");
        json.WriteString("file", finding.File);
        json.WriteNumber("line", finding.Position.Line);
        json.WriteNumber("column", finding.Position.Column);
        json.WriteString("what", finding.What);
        json.WriteString("why", finding.Why);
        json.WriteString("rewrite", finding.Rewrite);
        if (reason is not null)
            json.WriteString("reason", reason);
        json.WriteEndObject();
    }
}
