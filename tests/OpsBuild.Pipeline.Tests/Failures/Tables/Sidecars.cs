using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Ecs.Faults;
using static OpsBuild.Ecs.Verdicts.TaskOutcome;

namespace OpsBuild.Pipeline.Tests.Failures.Tables;

/// <summary>Tasks of two containers.</summary>
internal static class Sidecars
{
    private const string Serves = "while :; do sleep 0.05; done";

    public static IReadOnlyList<Scenario> All =>
    [
        new("success beside a sidecar that is stopped", "the sidecar is first in the list and ends with 143 after the batch's success", Succeeded)
        {
            Definition = definition => BatchTask.AddSidecar(definition, "shadow", Serves, isFirst: true),
        },
        new("success beside a failed sidecar", "a sidecar that is not essential ends with 1 before the batch succeeds", Succeeded)
        {
            Script = "sleep 0.5; result applied 0",
            Definition = definition => BatchTask.AddSidecar(definition, "shadow", "exit 1", isFirst: true),
        },
        new("success after a healthy sidecar", "the batch waits for the sidecar's health", Succeeded)
        {
            Definition = definition => AddChecked(definition, "exit 0", isEssential: false),
        },
        new("sidecar never healthy, not essential", "its health check fails, so that the batch never starts", SidecarUnhealthy)
        {
            Definition = definition => AddChecked(definition, "exit 1", isEssential: false),
        },
        new("sidecar never healthy, essential", "its health check fails, so that the batch never starts", SidecarUnhealthy)
        {
            Definition = definition => AddChecked(definition, "exit 0", isEssential: true),
            Faults = [new(TaskFaultKind.Unhealthy) { Container = "shadow" }],
        },
        new("an essential sidecar ends first", "the sidecar ends with 1 while the batch works, which then gets SIGTERM", EssentialSidecarExited)
        {
            Script = Scenario.Waits,
            Definition = definition => BatchTask.AddSidecar(definition, "shadow", "sleep 0.5; exit 1", isEssential: true),
        },
        new("a sidecar runs out of memory", "the essential sidecar is killed for its memory while the batch works", SidecarOutOfMemory)
        {
            Script = Scenario.Waits,
            Definition = definition => BatchTask.AddSidecar(definition, "shadow", Serves, isEssential: true),
            Faults = [new(TaskFaultKind.OutOfMemory) { Container = "shadow" }],
        },
        new("a dependency fails", "the batch waits for the success of a container that ends with 9", DependencyUnresolved)
        {
            Definition = definition =>
            {
                BatchTask.AddSidecar(definition, "init", "exit 9");
                BatchTask.WaitFor(definition, "init", "SUCCESS");
            },
        },
        new("a sidecar's image is missing", "CannotPullContainerError of the sidecar's image", ImageNotFound)
        {
            Definition = definition => BatchTask.AddSidecar(definition, "shadow", Serves),
            Faults = [new(TaskFaultKind.CannotPullContainer) { Container = "shadow" }],
        },
        new("a sidecar says the result line", "the result line stands in the sidecar's log, the batch prints none", ResultLineMissing)
        {
            Script = "sleep 0.5",
            Definition = definition => BatchTask.AddSidecar(definition, "shadow", $"RUN_ID=x; {Scenario.Works}"),
        },
    ];

    private static void AddChecked(JsonObject definition, string check, bool isEssential)
    {
        BatchTask.AddSidecar(definition, "shadow", Serves, isEssential)["healthCheck"] = BatchTask.HealthCheck(check);
        BatchTask.WaitFor(definition, "shadow", "HEALTHY");
    }
}
