using OpsBuild.Migrations.Apply.NoTransaction;
using OpsBuild.Migrations.Revisions;
using OpsBuild.Migrations.Statements;

namespace OpsBuild.Migrations.Apply;

/// <summary>What a database must be like before an apply looks at its history, and before it writes.</summary>
internal static class DatabaseCheck
{
    public static ApplyOutcome.Refused? Refuse(DatabaseSurvey database)
    {
        if (database.IsStandby)
        {
            return Refused(RefusalReason.ReadOnlyServer,
                "The server is a standby.", "It only follows its primary and takes no writes.", "Connect to the primary (on RDS: the instance or cluster endpoint, not a reader's).");
        }
        if (database.Place is not { } place)
        {
            return Refused(RefusalReason.RevisionTableAmbiguous,
                $"There are two revision tables: {string.Join(" and ", database.Places.Select(p => p.Table))}.",
                "Only one can be the history of this database, and nothing tells which.",
                "Name the schema of the right one (MIGRATION_REVISIONS_SCHEMA), or drop the other after looking into both.");
        }
        return !place.TableExists || place.MayRead ? null : Refused(RefusalReason.RevisionTableUnusable,
            $"{database.User} may not read {place.Table}.", "Without the history nobody knows what is pending.", Grant(database, place));
    }

    public static ApplyOutcome.Refused? RefuseWriting(DatabaseSurvey database)
    {
        var place = database.Place!;
        if (place.TableExists)
        {
            return place.MayWrite ? null : Refused(RefusalReason.RevisionTableUnusable,
                $"{database.User} may not write to {place.Table}.", "Each file is recorded there, in its own transaction.", Grant(database, place));
        }
        if (place.MayCreate)
            return null;
        return place.SchemaExists
            ? Refused(RefusalReason.RevisionTableUnusable,
                $"{database.User} may not create {place.Table}.", $"The role has no CREATE on the schema {place.Schema}.",
                $"grant create on schema {new SqlIdentifier(place.Schema)} to {new SqlIdentifier(database.User)}; or name another schema (MIGRATION_REVISIONS_SCHEMA).")
            : Refused(RefusalReason.RevisionTableUnusable,
                $"{database.User} may not create the schema {place.Schema} for the revision table.", $"The role has no CREATE on the database {database.Database}.",
                $"grant create on database {new SqlIdentifier(database.Database)} to {new SqlIdentifier(database.User)}; or name an existing schema (MIGRATION_REVISIONS_SCHEMA).");
    }

    /// <summary>What files without a transaction need besides: to write over their rows, and a table for the statement that is under way.</summary>
    public static ApplyOutcome.Refused? RefuseProgress(DatabaseSurvey database, IReadOnlyList<PendingFile> pending)
    {
        var place = database.Place!;
        var alone = pending.Where(file => file.Mode == TransactionMode.None).ToList();
        if (alone.Count == 0 || !place.SchemaExists)
            return null;
        var (schema, user) = (new SqlIdentifier(place.Schema), new SqlIdentifier(database.User));
        if (place is { TableExists: true, MayUpdate: false })
        {
            return Refused(RefusalReason.RevisionTableUnusable,
                $"{database.User} may not update {place.Table}.",
                $"{alone[0].File.Name} runs without a transaction, so its row is written after every statement.",
                $"grant update on {schema}.{new SqlIdentifier(RevisionTable.Name)} to {user};");
        }
        if (place is { ProgressExists: true, MayKeepProgress: false })
        {
            return Refused(RefusalReason.RevisionTableUnusable,
                $"{database.User} may not write to {place.Progress}.",
                $"{alone[0].File.Name} runs without a transaction, and statements that cannot run in one are announced there.",
                $"grant select, insert, update, delete on {schema}.{new SqlIdentifier(ProgressTable.Name)} to {user};");
        }
        var first = alone.FirstOrDefault(file => file.Statements.Any(statement => statement.Commands.Any(command => OutsideTransaction.Find(command) is not null)));
        return first is null || place.ProgressExists || place.MayCreate ? null : Refused(RefusalReason.RevisionTableUnusable,
            $"{database.User} may not create {place.Progress}.",
            $"{first.File.Name} has statements that cannot run in a transaction; they are announced in a table beside the revision table.",
            $"grant create on schema {schema} to {user};");
    }

    private static string Grant(DatabaseSurvey database, RevisionPlace place) =>
        $"grant usage on schema {new SqlIdentifier(place.Schema)} to {new SqlIdentifier(database.User)}; "
        + $"grant select, insert on {new SqlIdentifier(place.Schema)}.{new SqlIdentifier(RevisionTable.Name)} to {new SqlIdentifier(database.User)};";

    private static ApplyOutcome.Refused Refused(RefusalReason reason, string what, string why, string remedy) =>
        new(reason, [new Problem(what, why, remedy)]);
}
