using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using OpsBuild.Batch.Results;
using OpsBuild.Migrations.Analysis.Locks;
using OpsBuild.Migrations.Lint;
using OpsBuild.Migrations.Plan;

namespace OpsBuild.Batch.Commands.PlanDbMigration;

/// <summary>The plan for programs: one JSON document. docs/plan.md describes it.</summary>
internal static class PlanDocument
{
    /// <summary>The whole document on one line.</summary>
    public static string Text(MigrationPlan plan, Outcome outcome)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("outcome", outcome.Word);
            json.WriteString("engine", plan.AtlasVersion is null ? "builtin" : "atlas");
            json.WriteString("engine_version", plan.AtlasVersion);
            json.WriteString("current_version", plan.Current?.ToString());
            json.WriteString("baseline_version", plan.Baseline?.ToString());
            json.WriteStartObject("revision_table");
            json.WriteString("schema", plan.RevisionsSchema);
            json.WriteBoolean("exists", plan.HasRevisionTable);
            json.WriteEndObject();
            json.WriteString("lock_holder", plan.LockHolder?.ToString());
            json.WriteString("may_not_write", plan.MayNotWrite?.What);
            json.WriteStartArray("pending");
            foreach (var file in plan.Files)
                Write(json, file);
            json.WriteEndArray();
            json.WritePropertyName("lint");
            LintDocument.Write(json, plan.Lint);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, PlannedFile file)
    {
        json.WriteStartObject();
        json.WriteString("file", file.File.Name);
        json.WriteString("version", file.File.Version.ToString());
        json.WriteString("description", file.File.Description);
        json.WriteString("hash", $"h1:{file.Hash}");
        json.WriteString("transaction_mode", file.Mode.ToString().ToLowerInvariant());
        json.WriteBoolean("checkpoint", file.File.Header.IsCheckpoint);
        json.WriteString("strongest_lock", file.Strongest?.ToSql());
        json.WriteStartArray("statements");
        foreach (var statement in file.Statements)
            Write(json, statement);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PlannedStatement statement)
    {
        json.WriteStartObject();
        json.WriteNumber("number", statement.Number);
        json.WriteNumber("line", statement.Position.Line);
        json.WriteNumber("column", statement.Position.Column);
        json.WriteString("command", statement.Tag);
        json.WriteString("excerpt", statement.Excerpt);
        json.WriteStartArray("locks");
        foreach (var held in statement.Locks)
        {
            json.WriteStartObject();
            json.WriteString("relation", held.Relation.ToString());
            json.WriteString("mode", held.Mode.ToSql());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("locks_unseen", statement.Unseen);
        json.WriteEndObject();
    }
}
