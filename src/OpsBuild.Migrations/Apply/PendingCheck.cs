using OpsBuild.Migrations.Apply.Locks;
using OpsBuild.Migrations.Statements;

namespace OpsBuild.Migrations.Apply;

/// <summary>Takes the pending files apart before the first of them runs: a later one that cannot run would leave the database between two states.</summary>
internal static class PendingCheck
{
    public static ApplyOutcome.Refused? Refuse(
        IEnumerable<MigrationFile> files, IReadOnlyDictionary<string, string> hashes, LockBudgets locks, out IReadOnlyList<PendingFile> pending)
    {
        var ready = new List<PendingFile>();
        var found = new List<(RefusalReason Reason, Problem Problem)>();
        foreach (var file in files)
        {
            if (Check(file, out var statements) is { } problem)
                found.Add(problem);
            else if (!LockDirectives.TryRead(file, locks, out var budgets, out var wrong))
                found.Add((RefusalReason.FileSettingInvalid, wrong));
            else
                ready.Add(new PendingFile(file, statements, hashes[file.Name]) { Locks = budgets });
        }
        pending = ready;
        return found.Count == 0 ? null
            : new ApplyOutcome.Refused(found[0].Reason, [.. found.Where(f => f.Reason == found[0].Reason).Select(f => f.Problem)]);
    }

    private static (RefusalReason Reason, Problem Problem)? Check(MigrationFile file, out IReadOnlyList<Statement> statements)
    {
        statements = [];
        if (Unsupported(file) is { } unsupported)
            return (RefusalReason.FileUnsupported, unsupported with { File = file.Name });
        if (file.Header.Problems is [var header, ..])
            return (RefusalReason.FileUnusable, header);
        if (!StatementSplitter.TrySplit(file, out var split, out var problem))
            return (RefusalReason.FileUnusable, problem);
        statements = split;
        foreach (var command in split.SelectMany(statement => statement.Commands))
        {
            if (TransactionControl.Find(command) is { } words)
            {
                return (RefusalReason.TransactionControl, new Problem(
                    $"{words} begins or ends a transaction",
                    "The file runs in one transaction together with its row in the revision table, so that it is there whole or not at all.",
                    "Remove it. What must be apart goes into a migration of its own.")
                {
                    File = file.Name, Line = command.Position.Line, Column = command.Position.Column,
                });
            }
        }
        return null;
    }

    private static Problem? Unsupported(MigrationFile file)
    {
        if (file.Header.IsArchive)
        {
            return new Problem(
                "is a txtar archive",
                "Its checks, migration and way back are sections of one file; run as plain SQL, the way back would run too.",
                "Keep only the migration's statements, without the directive and the section lines, and update atlas.sum.");
        }
        if (file.Header.IsLeftOutOfSum)
        {
            return new Problem(
                "is left out of atlas.sum",
                "Without an entry there nothing could be recorded of what ran. Atlas does not apply such a file either.",
                "Remove '-- atlas:sum ignore' and update atlas.sum, or move the file out of the directory.");
        }
        return file.Header.TransactionMode == TransactionMode.File ? null : new Problem(
            $"asks for the transaction mode {file.Header.TransactionMode.ToString().ToLowerInvariant()}",
            file.Header.TransactionMode == TransactionMode.None
                ? "Files without a transaction are not supported yet: one that stops halfway could not be resumed."
                : "One transaction for several files is nothing that a file could ask for; Atlas refuses it as well.",
            "Remove the directive where the statements can run in a transaction, and update atlas.sum; or apply this one file with Atlas.");
    }
}
