using OpsBuild.Migrations.Apply.Locks;
using OpsBuild.Migrations.Revisions;
using OpsBuild.Migrations.Statements;

namespace OpsBuild.Migrations.Apply;

/// <summary>Takes the pending files apart before the first of them runs: a later one that cannot run would leave the database between two states.</summary>
internal static class PendingCheck
{
    /// <param name="files">The files, in order.</param>
    /// <param name="hashes">Their entries in atlas.sum.</param>
    /// <param name="options">How those are grouped that do not say so themselves, and how long statements may wait for locks.</param>
    /// <param name="halfApplied">The row of the one that an earlier run stopped in; null when there is none.</param>
    /// <param name="pending">The files, ready to run.</param>
    public static ApplyOutcome.Refused? Refuse(
        IEnumerable<MigrationFile> files, IReadOnlyDictionary<string, string> hashes, ApplyOptions options, Revision? halfApplied,
        out IReadOnlyList<PendingFile> pending)
    {
        var ready = new List<PendingFile>();
        var found = new List<(RefusalReason Reason, Problem Problem)>();
        foreach (var file in files)
        {
            var begun = halfApplied?.Version == file.Version ? halfApplied : null;
            // What began without a transaction ends without one: a part of it is there to stay.
            var mode = begun is not null || options.StopAfter?.Version == file.Version ? TransactionMode.None
                : file.Header.DeclaredMode ?? options.TransactionMode;
            if (TransactionModeCheck.Refuse(file, options.TransactionMode, begun is not null) is { } disagreement)
                found.Add(disagreement);
            else if (Check(file, mode, out var statements) is { } problem)
                found.Add(problem);
            else if (!LockDirectives.TryRead(file, options.Locks, out var budgets, out var wrong))
                found.Add((RefusalReason.FileSettingInvalid, wrong));
            else
                ready.Add(new PendingFile(file, statements, hashes[file.Name]) { Locks = budgets, Mode = mode, Begun = begun });
        }
        pending = ready;
        return found.Count == 0 ? null
            : new ApplyOutcome.Refused(found[0].Reason, [.. found.Where(f => f.Reason == found[0].Reason).Select(f => f.Problem)]);
    }

    private static (RefusalReason Reason, Problem Problem)? Check(MigrationFile file, TransactionMode mode, out IReadOnlyList<Statement> statements)
    {
        statements = [];
        if (Unsupported(file) is { } unsupported)
            return (RefusalReason.FileUnsupported, unsupported with { File = file.Name });
        if (file.Header.Problems is [var header, ..])
            return (RefusalReason.FileUnusable, header);
        if (!StatementSplitter.TrySplit(file, out var split, out var problem))
            return (RefusalReason.FileUnusable, problem);
        statements = split;
        foreach (var statement in split)
        {
            foreach (var command in statement.Commands)
            {
                if (TransactionModeCheck.Refuse(statement, command, mode) is var (reason, refused))
                    return (reason, refused with { File = file.Name, Line = command.Position.Line, Column = command.Position.Column });
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
        return !file.Header.IsLeftOutOfSum ? null : new Problem(
            "is left out of atlas.sum",
            "Without an entry there nothing could be recorded of what ran. Atlas does not apply such a file either.",
            "Remove '-- atlas:sum ignore' and update atlas.sum, or move the file out of the directory.");
    }
}
