using OpsBuild.Migrations.Apply;
using OpsBuild.Migrations.Apply.Locks;
using OpsBuild.Migrations.Statements;

namespace OpsBuild.Migrations.Atlas;

/// <summary>What Atlas's end comes to: its exit code and its report, held against the history.</summary>
/// <param name="plan">What it was to do.</param>
/// <param name="answer">How it ended.</param>
/// <param name="report">What it reports; null where it says nothing that is a report.</param>
/// <param name="aftermath">What the history says.</param>
/// <param name="budget">How long its statements were let wait for locks.</param>
internal sealed class AtlasVerdict(ApplyPlan.Work plan, AtlasAnswer answer, AtlasReport? report, AtlasAftermath aftermath, LockBudget budget)
{
    private const string RunAgain = "Run it again: it goes on where the database's history ends. MIGRATION_ENGINE=builtin applies without Atlas.";

    /// <summary>Somebody else held its lock all the time. It reports nothing then, and says so on standard error.</summary>
    public bool IsLockHeld => report is null && answer.Errors.Contains("acquiring database lock", StringComparison.Ordinal)
        && answer.Errors.Contains("lock is held", StringComparison.Ordinal);

    /// <summary>The last file that it began, where it is not done; null where it began none, or does not say.</summary>
    public string? FileUnderWay => LastFile is { } file && !aftermath.IsDone(file) ? file.File.Name : null;

    private AtlasReportFile? LastReported => report?.Files is [.., var last] ? last : null;

    private PendingFile? LastFile => plan.Files.FirstOrDefault(file => file.File.Name == LastReported?.Name);

    /// <summary>It says that all went well.</summary>
    public ApplyOutcome OfSuccess(TimeSpan took)
    {
        if (report is null)
        {
            return new ApplyOutcome.EngineFailed(AtlasFault.Unreadable, new Problem(
                "Atlas ended with exit code 0 and without a report.", $"Its output is not the JSON that was asked for: {answer.Complaint}",
                $"Check that ATLAS_PATH names the Atlas binary, {AtlasVersion.Oldest} or newer. {RunAgain}"));
        }
        var open = plan.Files.Where(file => !aftermath.IsDone(file)).Select(aftermath.Describe).ToList();
        if (plan.Baseline is { } baseline && aftermath.Baseline is null)
            open.Insert(0, $"{baseline.Name} is not recorded as the baseline");
        if (open.Count > 0 || report.Error is not null)
        {
            return new ApplyOutcome.EngineFailed(AtlasFault.Unproven, new Problem(
                "Atlas ended with exit code 0, and the database's history does not show that everything is applied.",
                $"{string.Join("; ", open)}{(report.Error is { } error ? $". Its report says: {SecretMask.Apply(error)}" : "")}",
                $"Look into {plan.Place.Table}, and whether ATLAS_PATH is what it should be. {RunAgain}"));
        }
        // Everything was done by another run between the look and Atlas's lock.
        return report.Files.Count == 0 && plan.Baseline is null
            ? new ApplyOutcome.UpToDate(plan.Files[^1].File.Version)
            : new ApplyOutcome.Applied(plan.Files is [.., var last] ? last.File.Version : plan.Baseline!.Version, took);
    }

    /// <summary>It gave up.</summary>
    public ApplyOutcome OfFailure(TimeSpan took)
    {
        if (answer.IsCrash)
        {
            return new ApplyOutcome.EngineFailed(AtlasFault.Crashed, new Problem(
                $"Atlas crashed (exit code {answer.ExitCode}).", SecretMask.Apply(answer.Complaint),
                $"What is applied was read from the database's history. {RunAgain}"));
        }
        var said = LastReported?.Error ?? report?.Error;
        if (said is not null && LastFile is { } file)
        {
            var words = ServerWords.Of(said);
            if (words.IsLostConnection)
            {
                return new ApplyOutcome.ConnectionLost(
                    file.File.Name, aftermath.IsDone(file) ? FileFate.Committed : FileFate.RolledBack, $"Atlas lost its connection: {SecretMask.Apply(words.Message)}.");
            }
            if (LastReported is { Error: not null, FailedStatement: { } statement })
            {
                var failure = Failure(file, Number(file, statement), statement, words);
                return words.IsLockTimeout ? new ApplyOutcome.LocksNotObtained(failure, [], 1, took, budget) : new ApplyOutcome.Failed(failure);
            }
            // Of a transaction's end it passes on the server's words alone.
            if (said.StartsWith("pq: ", StringComparison.Ordinal))
                return new ApplyOutcome.Failed(Failure(file, file.Statements.Count + 1, "commit", words));
        }
        return new ApplyOutcome.EngineFailed(AtlasFault.GaveUp, new Problem(
            $"Atlas gave up with exit code {answer.ExitCode}.", SecretMask.Apply(said ?? answer.Complaint), $"Its own words above say why. {RunAgain}"));
    }

    // Which statement it is, by its text: what Atlas counts may include comments at the file's end.
    private int Number(PendingFile file, string statement)
    {
        var told = LastReported!.Statements;
        if (told >= 1 && told <= file.Statements.Count && file.Statements[told - 1].Text == statement)
            return told;
        var found = file.Statements.ToList().FindIndex(each => each.Text == statement);
        return found >= 0 ? found + 1 : Math.Clamp(told, 1, Math.Max(1, file.Statements.Count));
    }

    private static MigrationFailure Failure(PendingFile file, int number, string statement, ServerWords words) => new()
    {
        File = file.File.Name,
        Position = file.Statements.Count == 0 ? TextPosition.Start : file.Statements[Math.Min(number, file.Statements.Count) - 1].Position,
        Number = number,
        Excerpt = SecretMask.Excerpt(statement),
        SqlState = words.SqlState,
        Message = SecretMask.Apply(words.Message),
    };
}
