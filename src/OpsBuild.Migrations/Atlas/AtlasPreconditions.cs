using Npgsql;
using OpsBuild.Migrations.Apply;
using OpsBuild.Migrations.Revisions;
using OpsBuild.Migrations.Statements;
using Serilog;

namespace OpsBuild.Migrations.Atlas;

/// <summary>What has to hold before Atlas applies, beyond what has to hold before any apply: it looks at none of this itself.</summary>
internal static class AtlasPreconditions
{
    private static readonly HashSet<string> Columns = new(StringComparer.Ordinal)
    {
        "version", "description", "type", "applied", "total", "executed_at", "execution_time", "error", "error_stmt", "hash", "partial_hashes", "operator_version",
    };

    /// <summary>What stands in the way; null when nothing does.</summary>
    public static async Task<ApplyOutcome.Refused?> RefuseAsync(ApplyPlan.Work work, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var grouped = work.Files.Where(file => file.Mode != TransactionMode.File).Select(Grouped).ToList();
        if (grouped.Count > 0)
            return new ApplyOutcome.Refused(RefusalReason.FileUnsupported, grouped);
        var cut = work.Files.Select(AtlasCuts.Find).OfType<Problem>().ToList();
        if (cut.Count > 0)
            return new ApplyOutcome.Refused(RefusalReason.StatementsCutOtherwise, cut);
        return work.Place.TableExists ? await RefuseTableAsync(work.Place, connection, cancellationToken) : null;
    }

    /// <summary>Says what Atlas will do otherwise than this program would, where both are lawful.</summary>
    public static void Warn(ApplyPlan.Work work, ILogger log)
    {
        foreach (var file in work.Files.SkipLast(1))
        {
            foreach (var command in file.Statements.SelectMany(statement => statement.Commands).Where(OutlivesItsFile))
            {
                log.Warning(
                    "{File}:{Line} changes the session, and Atlas runs the files after it in the same one: {Statement}",
                    file.File.Name, command.Position.Line, SecretMask.Excerpt(command.Text));
            }
        }
    }

    // Atlas never finishes a file that was corrected half way, and sends a statement once more that may have run.
    private static Problem Grouped(PendingFile file) => new(
        file.Begun is not null ? "stopped half way through a run without a transaction" : $"is to run with the transaction mode {file.Mode.ToString().ToLowerInvariant()}",
        "Atlas is started for files that run in a transaction of their own: what it leaves of others after a failure cannot be told for certain.",
        "Apply once with MIGRATION_ENGINE=builtin, which goes on with such files exactly where they stopped.")
    {
        File = file.File.Name,
    };

    // Atlas brings the table to its own shape before anything else, and drops what it does not know.
    private static async Task<ApplyOutcome.Refused?> RefuseTableAsync(RevisionPlace place, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "select attname::text from pg_catalog.pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $"{new SqlIdentifier(place.Schema)}.{new SqlIdentifier(RevisionTable.Name)}" });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var unknown = new List<string>();
        while (await rows.ReadAsync(cancellationToken))
        {
            if (!Columns.Contains(rows.GetString(0)))
                unknown.Add(rows.GetString(0));
        }
        return unknown.Count == 0 ? null : new ApplyOutcome.Refused(RefusalReason.RevisionTableUnusable, [new Problem(
            $"{place.Table} has columns that are not Atlas's: {string.Join(", ", unknown)}.",
            "Atlas would drop them, with what they hold, before it applies anything.",
            "Move them into a table of their own; or set MIGRATION_ENGINE to builtin, which leaves them.")]);
    }

    private static bool OutlivesItsFile(SqlCommandText command) => LeadingWords.Of(command.Text, 2, out _) switch
    {
        ["set", "local" or "constraints" or "transaction"] => false,
        ["set", ..] => true,
        _ => false,
    };
}
