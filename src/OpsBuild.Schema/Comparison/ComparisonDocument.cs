using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using OpsBuild.Schema.Sql;

namespace OpsBuild.Schema.Comparison;

/// <summary>A comparison as one JSON document, for programs: the same wherever two databases are compared.</summary>
/// <remarks>
/// <c>{"equal":true,"differences":[{"kind":"column","object":"public.orders.note","attribute":"type","from":"text","to":"integer"}],
/// "sql":["ALTER TABLE ..."],"not_covered":[{"kind":"cast","reason":"..."}]}</c>; what is not set is <c>null</c>.
/// </remarks>
public static class ComparisonDocument
{
    // Read by programs and in logs, never as part of HTML.
    private static readonly JavaScriptEncoder Readable = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>The document as text, without a line end behind it.</summary>
    /// <param name="comparison">What was found.</param>
    /// <param name="sql">What would end the differences, or nothing.</param>
    /// <param name="indented">Whether it has lines; a log wants one.</param>
    public static string Of(CatalogComparison comparison, IEnumerable<SqlStatement> sql, bool indented)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Readable, Indented = indented, NewLine = "\n" }))
            Write(json, comparison, sql);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>Writes the document as one value, also as a part of a larger document.</summary>
    /// <inheritdoc cref="Of"/>
    public static void Write(Utf8JsonWriter json, CatalogComparison comparison, IEnumerable<SqlStatement> sql)
    {
        json.WriteStartObject();
        json.WriteBoolean("equal", comparison.AreEqual);
        WriteDifferences(json, comparison.Differences);
        json.WriteStartArray("sql");
        foreach (var statement in sql)
            json.WriteStringValue(statement.ToString());
        json.WriteEndArray();
        WriteNotCovered(json, comparison.NotCovered);
        json.WriteEndObject();
    }

    /// <summary>Writes the property <c>differences</c> of an object that is being written.</summary>
    public static void WriteDifferences(Utf8JsonWriter json, IEnumerable<Difference> differences)
    {
        json.WriteStartArray("differences");
        foreach (var difference in differences)
            Write(json, difference);
        json.WriteEndArray();
    }

    /// <summary>Writes the property <c>not_covered</c> of an object that is being written.</summary>
    public static void WriteNotCovered(Utf8JsonWriter json, IEnumerable<NotCovered> notCovered)
    {
        json.WriteStartArray("not_covered");
        foreach (var item in notCovered)
            Write(json, item);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Difference difference)
    {
        json.WriteStartObject();
        json.WriteString("kind", difference.Identity.Kind.Word());
        json.WriteString("object", difference.Identity.Name);
        json.WriteString("attribute", difference.Attribute);
        json.WriteString("from", difference.From);
        json.WriteString("to", difference.To);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, NotCovered item)
    {
        json.WriteStartObject();
        json.WriteString("kind", item.Kind);
        json.WriteString("reason", item.Reason);
        json.WriteEndObject();
    }
}
