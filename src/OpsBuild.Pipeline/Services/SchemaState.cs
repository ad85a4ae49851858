using System.Text.Json;
using OpsBuild.Ecs.Verdicts;
using OpsBuild.Migrations;

namespace OpsBuild.Pipeline.Services;

/// <summary>What the plan task, which only reads, says of the database.</summary>
/// <param name="Current">The newest applied migration; null where none is.</param>
/// <param name="Pending">How many migrations its image has that the database lacks; null where the task does not say.</param>
public sealed record SchemaState(MigrationVersion? Current, long? Pending)
{
    /// <summary>Null where the task did not succeed: then nothing is known.</summary>
    public static SchemaState? Of(TaskVerdict verdict)
    {
        if (verdict is not TaskVerdict.Succeeded { Result: var result })
            return null;
        var facts = result.Facts;
        var current = facts.TryGetProperty("current_version", out var text) && text.ValueKind == JsonValueKind.String && MigrationVersion.TryParse(text.GetString(), out var version)
            ? version : null;
        // A plan with nothing to do need not count.
        long? pending = facts.TryGetProperty("pending_count", out var number) && number.TryGetInt64(out var count) ? count : result.Outcome == "up_to_date" ? 0 : null;
        return new SchemaState(current, pending);
    }
}
