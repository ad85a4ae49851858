using Npgsql;
using OpsBuild.Migrations.Apply;
using OpsBuild.Migrations.Apply.Locks;
using Serilog;

namespace OpsBuild.Migrations.Atlas;

/// <summary>Runs Atlas for what was planned, and judges its end by the database's history.</summary>
internal sealed class AtlasWork(
    NpgsqlDataSource database, ApplyPlan.Work plan, ApplyOptions options, AtlasProgram program, AtlasFolder folder, ILogger log)
{
    private readonly AtlasArguments _arguments = new(program, new NpgsqlConnectionStringBuilder(database.ConnectionString), folder);

    // Atlas's sessions are the same for all files, so the least patient one counts; and it tries but once.
    private LockBudget Budget => plan.Files.Select(file => file.Locks.InTransaction).MinBy(budget => budget.LockTimeout) is { } least
        ? least with { Tries = 1, StatementTimeout = plan.Files.Min(file => file.Locks.InTransaction.StatementTimeout) }
        : options.Locks.InTransaction with { Tries = 1 };

    public async Task<ApplyOutcome> RunAsync(long start, CancellationToken cancellationToken)
    {
        log.Information(
            "Atlas applies {FileCount} migrations; the database is at {Current}", plan.Files.Count, plan.Current?.ToString() ?? "no version");
        var waiting = options.Time.GetTimestamp();
        var answer = await program.RunAsync(
            _arguments.Apply(plan.Place.Schema, plan.Baseline?.Version, plan.Current is null, options, Budget), folder.Path, cancellationToken);
        var report = AtlasReport.TryParse(answer.Output, out var parsed) ? parsed : null;

        // Who is stopped has little time left, and asks all the same.
        using var asking = new CancellationTokenSource(
            cancellationToken.IsCancellationRequested ? AtlasAftermath.TimeWhenStopped : options.ReconnectTimeout, options.Time);
        var aftermath = await new AtlasAftermath(database, plan, _arguments.SessionMark, options, log)
            .ReadAsync(mayHaveSessions: answer.ExitCode != 0, asking.Token);
        if (aftermath is null)
        {
            return new ApplyOutcome.ConnectionLost(
                report?.Files is [.., var last] ? last.Name : plan.Files.Select(file => file.File.Name).FirstOrDefault(), FileFate.Unknown,
                $"Atlas ended with exit code {answer.ExitCode}, and the database could not be asked what became of the migrations. {answer.Complaint}");
        }

        var done = aftermath.Done(report).ToList();
        foreach (var file in done)
        {
            log.Information(
                "Applied {File} ({StatementCount} statements) in {ElapsedMs:0} ms", file.File, file.Statements, file.Took.TotalMilliseconds);
        }
        var verdict = new AtlasVerdict(plan, answer, report, aftermath, Budget);
        var outcome = answer switch
        {
            { ExitCode: 0 } => verdict.OfSuccess(options.Time.GetElapsedTime(start)),
            _ when cancellationToken.IsCancellationRequested => new ApplyOutcome.Stopped(verdict.FileUnderWay),
            _ when verdict.IsLockHeld => new ApplyOutcome.LockNotAcquired(aftermath.LockHolder, options.Time.GetElapsedTime(waiting)),
            _ => verdict.OfFailure(options.Time.GetElapsedTime(start)),
        };
        return outcome with { Files = done, Baseline = aftermath.Baseline };
    }
}
