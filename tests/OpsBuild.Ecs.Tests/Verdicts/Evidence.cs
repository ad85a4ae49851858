using OpsBuild.Ecs.Verdicts;

namespace OpsBuild.Ecs.Tests.Verdicts;

/// <summary>A task on ECS as it looks after a success, to be spoilt by a test in one place.</summary>
internal static class Evidence
{
    public const string Command = "apply_db_migration";
    public const string Batch = "batch";
    public const string TaskArn = "arn:aws:ecs:eu-central-1:123456789012:task/shop/0f9de17a6465404e8b1b2356dc13c2f8";

    public static readonly RunId Run = RunId.TryParse("run-1", out var runId) ? runId : throw new InvalidOperationException();

    public static readonly TaskPlace Place = new("ApplyMigration")
    {
        Cluster = "shop",
        Region = "eu-central-1",
        TaskArn = TaskArn,
        DefinitionArn = "arn:aws:ecs:eu-central-1:123456789012:task-definition/shop-migrate:7",
        Image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop/batch@sha256:0123",
        LogGroup = "/ecs/shop",
        LogStream = "migrate/batch/0f9de17a6465404e8b1b2356dc13c2f8",
    };

    public static string Line(string run = "run-1", string command = Command, string outcome = "applied", int code = 0) =>
        $$"""{"time":"2026-01-14T09:30:00Z","level":"INFO","msg":"batch result","run_id":"{{run}}","command":"{{command}}","outcome":"{{outcome}}","exit_code":{{code}}}""";

    public static TaskState Stopped(string? stopCode = "EssentialContainerExited", string? reason = "Essential container in task exited", params ContainerState[] containers) =>
        new(TaskArn, "STOPPED") { StopCode = stopCode, StoppedReason = reason, Containers = containers };

    public static ContainerState Container(int? exitCode, string? reason = null) => new(Batch, exitCode, reason);

    public static TaskVerdict Judge(TaskEnd end, params string[] log) => Judge(end, new TaskLog(log));

    public static TaskVerdict Judge(TaskEnd end, TaskLog log) => TaskVerdict.Of(new EcsTaskEvidence(end, Batch, log, Place), Run, Command);

    public static TaskVerdict Judge(TaskState task, params string[] log) => Judge(new TaskEnd.Stopped(task), log);
}
