using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Ecs.Faults;
using static OpsBuild.Local.Tests.Ecs.EcsCluster;

namespace OpsBuild.Local.Tests.Ecs;

public sealed class A_planned_fault
{
    [Theory]
    [InlineData(TaskFaultKind.CannotPullContainer, "TaskFailedToStart", "CannotPullContainerError: ", null, null)]
    [InlineData(TaskFaultKind.ResourceInitialization, "TaskFailedToStart", "ResourceInitializationError: ", null, null)]
    [InlineData(TaskFaultKind.FailedToStart, "TaskFailedToStart", "Timeout waiting for network interface", null, null)]
    [InlineData(TaskFaultKind.OutOfMemory, "EssentialContainerExited", "Essential container", 137, "OutOfMemoryError: Container killed due to memory usage")]
    [InlineData(TaskFaultKind.SpotInterruption, "SpotInterruption", "Your Spot Task was interrupted.", 143, null)]
    [InlineData(TaskFaultKind.NullExitCode, "EssentialContainerExited", "Essential container", null, null)]
    [InlineData(TaskFaultKind.AnotherStopCode, "StoppedTomorrow", "The task was stopped", 0, null)]
    [InlineData(TaskFaultKind.ReasonGiven, "EssentialContainerExited", "Essential container", 0, "CannotInspectContainerError: Could not transition to inspecting")]
    [InlineData(TaskFaultKind.CannotStartContainer, "TaskFailedToStart", "Task failed to start", null, "CannotStartContainerError: OCI runtime create failed: runc did not terminate successfully")]
    public async Task ends_the_next_task_as_ecs_would(TaskFaultKind kind, string stopCode, string stoppedReason, int? exitCode, string? reason)
    {
        await using var cluster = await StartAsync();
        if (kind == TaskFaultKind.AnotherStopCode)
            cluster.Endpoint.Deliberate = stopCode;
        await PlanAsync(cluster, new TaskFault(kind) { Amount = 0 });

        var task = await cluster.RunAsync(Container("batch", kind == TaskFaultKind.SpotInterruption ? "exec sleep 60" : "sleep 0.3"));

        Assert.Equal((stopCode, exitCode, reason), (
            (string?)task["stopCode"], (int?)task["containers"]![0]!["exitCode"], (string?)task["containers"]![0]!["reason"]));
        Assert.StartsWith(stoppedReason, (string?)task["stoppedReason"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task leaves_the_task_after_the_next_and_other_families_alone()
    {
        await using var cluster = await StartAsync();
        await PlanAsync(cluster, new TaskFault(TaskFaultKind.NullExitCode) { Family = "another" });
        await PlanAsync(cluster, new TaskFault(TaskFaultKind.NullExitCode) { Family = "job" });

        var first = await cluster.RunAsync(Container("batch", "true"));
        var second = await cluster.RunAsync(Container("batch", "true"));

        Assert.Equal((null, 0), ((int?)first["containers"]![0]!["exitCode"], (int?)second["containers"]![0]!["exitCode"]));
    }

    [Fact]
    public async Task of_capacity_is_a_failure_in_a_successful_answer()
    {
        await using var cluster = await StartAsync();
        await PlanAsync(cluster, new TaskFault(TaskFaultKind.NoCapacity));

        var (status, body) = await cluster.CallAsync("RunTask", RunInput(await cluster.RegisterAsync(Container("batch", "true"))));

        Assert.Equal((200, 0, "RESOURCE:FARGATE"), (status, body["tasks"]!.AsArray().Count, (string?)body["failures"]![0]!["reason"]));
    }

    [Fact]
    public async Task of_an_operation_refuses_as_often_as_planned()
    {
        await using var cluster = await StartAsync();
        await cluster.Endpoint.CallAsync(FaultsService.Name, "OpsBuildFaults.PlanOperationFault",
            PlanOperationFault.Input(new OperationFault("DescribeClusters", "ThrottlingException", "Rate exceeded"), times: 2), TestContext.Current.CancellationToken);

        var answers = new List<string?>();
        for (var call = 0; call < 3; call++)
            answers.Add((string?)(await cluster.CallAsync("DescribeClusters", [])).Body["__type"]);

        Assert.Equal(["ThrottlingException", "ThrottlingException", null], answers);
    }

    [Fact]
    public async Task loses_the_log_or_hides_the_task_at_first()
    {
        await using var cluster = await StartAsync();
        await PlanAsync(cluster, new TaskFault(TaskFaultKind.LostLogs));
        var lost = await cluster.RunAsync(Container("batch", "echo never seen"));
        await PlanAsync(cluster, new TaskFault(TaskFaultKind.MissingAtFirst));
        var hidden = await cluster.StartTaskAsync(Container("batch", "true"));

        var (_, missing) = await cluster.CallAsync("DescribeTasks", new JsonObject { ["tasks"] = new JsonArray(hidden) });

        Assert.Empty(await cluster.LinesAsync((string)lost["taskArn"]!, "batch"));
        Assert.Equal("MISSING", (string?)missing["failures"]![0]!["reason"]);
        Assert.Equal(0, (int)(await cluster.EndAsync(hidden))["containers"]![0]!["exitCode"]!);
    }

    private static async Task PlanAsync(EcsCluster cluster, TaskFault fault)
    {
        var (status, body) = await cluster.Endpoint.CallAsync(
            FaultsService.Name, "OpsBuildFaults.PlanTaskFault", PlanTaskFault.Input(fault), TestContext.Current.CancellationToken);
        Assert.True(status == 200, body.ToJsonString());
    }
}
