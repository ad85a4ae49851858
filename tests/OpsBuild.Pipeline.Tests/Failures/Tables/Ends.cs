using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Ecs.Faults;
using static OpsBuild.Ecs.Verdicts.TaskOutcome;

namespace OpsBuild.Pipeline.Tests.Failures.Tables;

/// <summary>Batches that ran: how they ended, and what they said of it.</summary>
internal static class Ends
{
    public static IReadOnlyList<Scenario> All =>
    [
        new("success", "the batch prints its result line and ends with 0", Succeeded),
        new("exit 1 with a result line", "the batch says `failed` and ends with 1", BatchFailed) { Script = "result migration_failed 1; exit 1" },
        new("exit 1 without a result line", "the program ends with 1 and says nothing of it", ResultLineMissing) { Script = "echo oops; exit 1" },
        new("exit 0 without a result line", "the program ends with 0 and proves nothing", ResultLineMissing) { Script = "echo all is well" },
        new("no output at all", "the program ends with 0 at once", ResultLineMissing) { Script = "exit 0" },
        new("result line of another run", "the result line carries another RUN_ID", ResultLineForeign) { Script = "result applied 0 another-run" },
        new("result line of another command", "the result line names check_db_app_user", ResultLineOfOtherCommand) { Script = "result applied 0 $RUN_ID check_db_app_user" },
        new("two result lines", "the result line is printed twice", ResultLineRepeated) { Script = "result applied 0; result applied 0" },
        new("a success that exits 1", "the result line says 0, the exit code is 1", ResultLineContradictsExitCode) { Script = "result applied 0; exit 1" },
        new("a failure that exits 0", "the result line says 24, the exit code is 0", ResultLineContradictsExitCode) { Script = "result migration_failed 24" },
        new("a result line in a result line's text", "a line only quotes one", ResultLineMissing) { Script = """echo "said: $(result applied 0)" """ },
        new("the real batch without its settings", "the batch program itself, with no variable but RUN_ID", BatchFailed)
        {
            Definition = definition => Real(definition),
        },
        new("the real batch without its secret", "the batch program itself; Secrets Manager has no such secret", BatchFailed)
        {
            Definition = definition => Real(definition, ("DB_HOST", "127.0.0.1"), ("DB_PORT", "1"), ("DB_NAME", "app"), ("DB_ADMIN_CREDENTIAL_ID", "nobody"), ("MIGRATION_DIR", "/tmp")),
        },
        new("no exit code", "nobody learns the container's exit code", ExitCodeMissing) { Faults = [new(TaskFaultKind.NullExitCode)] },
        new("a reason beside exit code 0", "ECS says CannotInspectContainerError of a container that ended well", ContainerReasonGiven) { Faults = [new(TaskFaultKind.ReasonGiven)] },
        new("out of memory", "the container is killed for its memory: 137 and OutOfMemoryError", OutOfMemory) { Script = Scenario.Waits, Faults = [new(TaskFaultKind.OutOfMemory)] },
        new("SIGKILL without a reason", "the batch is killed, and ECS does not say why: 137", Killed) { Script = "kill -9 $$" },
        new("SIGTERM to the batch alone", "the batch gets SIGTERM from inside its container: 143", Terminated) { Script = "kill -TERM $$" },
        new("SIGSEGV", "the batch crashes: 139", Crashed) { Script = "kill -SEGV $$" },
        new("SIGABRT", "the batch crashes: 134", Crashed) { Script = "kill -ABRT $$" },
        new("a shell that finds no program", "a script in the batch's place calls a program that is not there: 127", ExecutableNotFound) { Script = "no-such-program" },
        new("Spot interruption with exit 0", "the capacity is taken back; the batch ends in order and says so", SpotInterrupted)
        {
            Script = "trap 'result applied 0; exit 0' TERM; while :; do sleep 0.05; done",
            Faults = [new(TaskFaultKind.SpotInterruption)],
        },
        new("stopped by a service's scheduler", "stop code ServiceSchedulerInitiated", StoppedByScheduler)
        {
            Faults = [Code("ServiceSchedulerInitiated", "Scaling activity initiated by (deployment ecs-svc/1)")],
        },
        new("stopped for a failed health check", "stop code ServiceSchedulerInitiated, `Task failed container health checks`", HealthCheckFailed)
        {
            Faults = [Code("ServiceSchedulerInitiated", "Task failed container health checks")],
        },
        new("host taken out of service", "stop code TerminationNotice", HostTerminated) { Faults = [Code("TerminationNotice", "The host is retired.")] },
        new("unhealthy hardware", "stop code InfrastructureHealth", InfrastructureUnhealthy) { Faults = [Code("InfrastructureHealth", "The infrastructure is impaired.")] },
        new("a stop code of tomorrow", "all is well, but for a stop code that is not known", StopCodeUnknown) { Faults = [new(TaskFaultKind.AnotherStopCode)] },
        new("no stop code", "all is well, but ECS gives no stop code", StopCodeMissing) { Faults = [Code("", "")] },
    ];

    private static TaskFault Code(string code, string reason) => new(TaskFaultKind.AnotherStopCode) { Code = code, Reason = reason };

    private static void Real(JsonObject definition, params (string Name, string Value)[] variables)
    {
        var batch = BatchTask.Batch(definition);
        batch["image"] = BatchTask.RealImage;
        batch["command"] = new JsonArray(BatchTask.Command);
        batch["environment"] = new JsonArray([.. variables.Select(variable => new JsonObject { ["name"] = variable.Name, ["value"] = variable.Value })]);
    }
}
