namespace OpsBuild.Migrations.Apply;

/// <summary>Decides from a directory and a database what an apply has to do, or why it must not.</summary>
internal sealed class ApplyPlanner(MigrationDirectory directory, ApplyOptions options)
{
    private readonly Dictionary<string, string> _hashes =
        directory.ComputeSum().Entries.ToDictionary(entry => entry.File, entry => entry.Hash, StringComparer.Ordinal);

    /// <summary>What is wrong with the directory, whatever the database holds; null when nothing is.</summary>
    public ApplyOutcome.Refused? CheckDirectory()
    {
        if (directory.Problems.Count > 0)
            return new ApplyOutcome.Refused(RefusalReason.VersionsOutOfOrder, directory.Problems);
        var check = directory.CheckSum();
        return check.ToProblem() is not { } problem ? null : new ApplyOutcome.Refused(
            check switch
            {
                SumCheck.Missing => RefusalReason.SumMissing,
                SumCheck.Malformed => RefusalReason.SumMalformed,
                _ => RefusalReason.SumMismatch,
            },
            [problem]);
    }

    public ApplyPlan Plan(DatabaseSurvey database)
    {
        if (DatabaseCheck.Refuse(database) is { } unfit)
            return new ApplyPlan.End(unfit);
        return database.History.Count > 0 ? Continue(database) : Start(database);
    }

    /// <summary>What contradicts the directory in a database's history, or in its having none; null when nothing does.</summary>
    public ApplyOutcome.Refused? RefuseHistory(DatabaseSurvey database) =>
        database.History.Count > 0 ? new HistoryCheck(directory, _hashes).Refuse(database.History) : RefuseStart(database);

    private ApplyPlan Continue(DatabaseSurvey database)
    {
        if (RefuseHistory(database) is { } refused)
            return new ApplyPlan.End(refused);
        // A checkpoint sums up what a database with history went through already; one that stopped half way is gone on with.
        return Work(
            database, database.Current, null,
            directory.Files.Where(file => file.Version == database.HalfApplied?.Version
                || (file.Version.CompareTo(database.History[^1].Version) > 0 && !file.Header.IsCheckpoint)));
    }

    private ApplyPlan Start(DatabaseSurvey database)
    {
        if (RefuseStart(database) is { } refused)
            return new ApplyPlan.End(refused);
        if (options.BaselineVersion is { } version)
        {
            return Work(database, null, directory.Files.First(file => file.Version == version),
                directory.Files.Where(file => file.Version.CompareTo(version) > 0 && !file.Header.IsCheckpoint));
        }

        var checkpoint = directory.Files.LastOrDefault(file => file.Header.IsCheckpoint);
        return Work(database, null, null, checkpoint is null ? directory.Files : directory.Files.SkipWhile(file => file != checkpoint));
    }

    private ApplyOutcome.Refused? RefuseStart(DatabaseSurvey database)
    {
        if (options.BaselineVersion is { } version)
        {
            return directory.Files.Any(file => file.Version == version) ? null
                : new ApplyOutcome.Refused(RefusalReason.BaselineUnknown, [StartProblems.BaselineUnknown(version, directory)]);
        }
        // Atlas passes this. An image whose migrations were forgotten would look deployed.
        if (directory.Files.Count == 0 && directory.ReadSum() is null)
            return new ApplyOutcome.Refused(RefusalReason.SumMissing, [StartProblems.NoMigrations(directory)]);
        return database.Objects.Count == 0 ? null : new ApplyOutcome.Refused(RefusalReason.DatabaseNotEmpty, [StartProblems.NotEmpty(database)]);
    }

    private ApplyPlan Work(DatabaseSurvey database, MigrationVersion? current, MigrationFile? baseline, IEnumerable<MigrationFile> files)
    {
        if (PendingCheck.Refuse(files, _hashes, options, database.HalfApplied, out var pending) is { } refused)
            return new ApplyPlan.End(refused);
        if (pending.Count == 0 && baseline is null)
            return new ApplyPlan.End(new ApplyOutcome.UpToDate(current));
        return (DatabaseCheck.RefuseWriting(database) ?? DatabaseCheck.RefuseProgress(database, pending)) is { } unfit
            ? new ApplyPlan.End(unfit)
            : new ApplyPlan.Work(database.Place!, current, baseline, pending) { Interrupted = database.Interrupted };
    }
}
