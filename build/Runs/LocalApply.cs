using Nuke.Common.IO;
using OpsBuild.Ecs.Logs;
using OpsBuild.Ecs.Verdicts;
using OpsBuild.Local;
using OpsBuild.Local.Tasks;
using OpsBuild.Migrations;
using Serilog;
using Serilog.Events;

namespace OpsBuild.Build.Runs;

/// <summary>One run of <c>apply_db_migration</c> as a child process, with the environment that its task definition gives it.</summary>
internal sealed record LocalApply(DatabaseTarget Target, LocalEnvironmentOptions Options, BatchCommand Batch)
{
    private const string Command = "apply_db_migration";

    public required AbsolutePath MigrationsDirectory { get; init; }

    public string? Baseline { get; init; }

    public MigrationVersion? BaseVersion { get; init; }

    public async Task<TaskVerdict> RunAsync(ILogger log, CancellationToken cancellationToken)
    {
        await using var local = await LocalEnvironment.OpenAsync(Options with { WithDatabase = Target.IsLocal }, log, cancellationToken);
        var database = await Target.HandOverAsync(local, cancellationToken);
        var runId = RunId.New(TimeProvider.System);
        var environment = new BatchEnvironment
        {
            Local = local,
            RunId = runId.ToString(),
            MigrationDirectory = MigrationsDirectory,
            Database = database,
            BaseVersion = BaseVersion?.ToString(),
            BaselineVersion = Baseline,
        };
        log.Information("Run {RunId}: {Command} on {Database}", runId, Command, Target.IsLocal ? local.Database : Target);

        var task = new ChildProcessTask(Batch.Program, [.. Batch.Arguments, Command], environment.ToVariables());
        var ended = await task.RunAsync(line => Show(line, log), cancellationToken);
        return TaskVerdict.Of(new TaskEvidence(ended.ExitCode, ended.Lines), runId, Command);
    }

    private static void Show(string line, ILogger log)
    {
        if (ResultLine.TryParse(line, out _))
            log.Debug("{Line}", line);
        else if (BatchLogLine.TryParse(line, out var parsed))
            log.Write(Level(parsed.Level), "{Message}", parsed.Message);
        else
            log.Information("{Line}", line);
    }

    private static LogEventLevel Level(string word) => word switch
    {
        "ERROR" or "FATAL" => LogEventLevel.Error,
        "WARN" or "WARNING" => LogEventLevel.Warning,
        "DEBUG" or "TRACE" => LogEventLevel.Debug,
        _ => LogEventLevel.Information,
    };
}
