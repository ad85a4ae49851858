using OpsBuild.Migrations.Apply.NoTransaction;
using OpsBuild.Migrations.Revisions;
using OpsBuild.Migrations.Statements;

namespace OpsBuild.Migrations.Apply;

/// <summary>Compares what a database went through with what the directory holds. Atlas lets all of these pass.</summary>
internal sealed class HistoryCheck(MigrationDirectory directory, IReadOnlyDictionary<string, string> hashes)
{
    private readonly Dictionary<MigrationVersion, MigrationFile> _files = directory.Files.ToDictionary(file => file.Version);

    /// <summary>The first kind of disagreement; null when there is none.</summary>
    /// <param name="history">At least one version, oldest first.</param>
    public ApplyOutcome.Refused? Refuse(IReadOnlyList<Revision> history) =>
        Kind(RefusalReason.VersionHalfApplied, HalfApplied(history))
        ?? Kind(RefusalReason.DirectoryBehindDatabase, Newer(history))
        ?? Kind(RefusalReason.AppliedFileRemoved, Removed(history))
        ?? Kind(RefusalReason.FileOlderThanDatabase, Older(history))
        ?? Kind(RefusalReason.AppliedFileEdited, Edited(history))
        ?? Kind(RefusalReason.AppliedStatementEdited, StatementsEdited(history));

    private static ApplyOutcome.Refused? Kind(RefusalReason reason, IEnumerable<Problem> problems) =>
        problems.ToList() is { Count: > 0 } found ? new ApplyOutcome.Refused(reason, found) : null;

    // The newest version may be half applied: an apply goes on with it. One under newer versions is nothing that either program leaves.
    private static IEnumerable<Problem> HalfApplied(IReadOnlyList<Revision> history) =>
        from revision in history.SkipLast(1)
        where !revision.IsFinished
        select new Problem(
            $"The version {revision.Version} is recorded with {revision.Applied} of {revision.Total} statements"
            + (revision.Error.Length > 0 ? $", stopped by: {SecretMask.Apply(revision.Error)}" : "."),
            $"Newer versions were applied after it, up to {history[^1].Version}, so its other statements would run after theirs.",
            $"Bring the database to where the whole file would have brought it, then declare it done: atlas migrate set {revision.Version}.");

    // Finished statements of a half-applied file are held against their own hashes.
    private IEnumerable<Problem> StatementsEdited(IReadOnlyList<Revision> history) =>
        history[^1] is { IsFinished: false } half && _files.TryGetValue(half.Version, out var file)
            && StatementSplitter.TrySplit(file, out var statements, out _) && Resumption.Check(file, statements, half) is { } problem
            ? [problem]
            : [];

    private IEnumerable<Problem> Newer(IReadOnlyList<Revision> history)
    {
        var head = directory.Files.Count > 0 ? directory.Files[^1].Version : null;
        var newer = history.Where(revision => revision.Version.CompareTo(head) > 0).Select(revision => revision.Version).ToList();
        if (newer.Count > 0)
        {
            yield return new Problem(
                $"The database is at {newer[^1]}, the directory ends at {head?.ToString() ?? "nothing"}.",
                $"It is older than the database, which already has {string.Join(", ", newer)}: an earlier commit is being deployed, or this is another database.",
                "Deploy a commit that has these migrations. Migrations are not undone by deploying older ones; write a new one that takes the change back.");
        }
    }

    private IEnumerable<Problem> Removed(IReadOnlyList<Revision> history) =>
        from revision in history
        where !_files.ContainsKey(revision.Version)
        select new Problem(
            $"The version {revision.Version} ({revision.Description}) was applied on {revision.ExecutedAt:u} and its file is gone.",
            "New databases would be built without it and differ from this one.",
            "Restore the file from git. To take back what it did, write a new migration.");

    private IEnumerable<Problem> Older(IReadOnlyList<Revision> history)
    {
        var applied = history.Select(revision => revision.Version).ToHashSet();
        // A baseline, or a checkpoint that the database started from, stands for all files before it.
        var start = history.LastOrDefault(revision => revision.Type.HasFlag(RevisionType.Baseline)
            || (_files.TryGetValue(revision.Version, out var file) && file.Header.IsCheckpoint))?.Version;
        var current = history[^1].Version;
        return from file in directory.Files
               where !applied.Contains(file.Version) && !file.Header.IsCheckpoint && file.Version.CompareTo(current) < 0 && file.Version.CompareTo(start) > 0
               select new Problem(
                   $"is older than {current}, which the database already has, and was never applied",
                   "Here it would run after newer files, elsewhere before them: two databases with the same history could differ.",
                   "Give it a version after the newest one and update atlas.sum (./build.sh HashMigrations).")
               { File = file.Name };
    }

    // An entry in atlas.sum depends on all files before it, so only the first difference tells something.
    private IEnumerable<Problem> Edited(IReadOnlyList<Revision> history)
    {
        foreach (var revision in history.Where(revision => revision.Hash.Length > 0 && revision.IsFinished))
        {
            var file = _files[revision.Version];
            if (hashes.TryGetValue(file.Name, out var hash) && hash == revision.Hash)
                continue;
            yield return new Problem(
                hash is null ? "was applied and is now left out of atlas.sum" : $"was changed after it was applied on {revision.ExecutedAt:u}",
                "Its entry in atlas.sum is not the one recorded with it: this file, or one before it, is another than when it ran. New databases would differ from this one.",
                "Restore it from git, and update atlas.sum. To change what it did, write a new migration.")
            { File = file.Name };
            yield break;
        }
    }
}
