using OpsBuild.Local.Aws.Ecs.Faults;
using OpsBuild.Local.Aws.Ecs.ServiceDeployments;
using OpsBuild.Local.Aws.Ecs.Services;

namespace OpsBuild.Local.Tests.Ecs.Services;

/// <summary>The scheduler's decisions, with tasks and a clock that do what the test says.</summary>
public sealed class Looking_after_a_service
{
    [Theory]
    [InlineData(1, 100, 200)]
    [InlineData(1, 0, 100)]
    [InlineData(3, 100, 200)]
    [InlineData(4, 50, 100)]
    [InlineData(4, 50, 200)]
    [InlineData(4, 100, 150)]
    [InlineData(5, 0, 100)]
    [InlineData(10, 75, 125)]
    public void never_leaves_the_bounds_of_its_deployment_configuration(int desired, int minimum, int maximum)
    {
        using var bench = new SchedulerBench(desired, $$"""{"minimumHealthyPercent":{{minimum}},"maximumPercent":{{maximum}}}""");
        bench.Settle();
        var old = bench.Service.Primary;

        bench.Deploy();
        var looks = 0;
        while (bench.Service.Primary.State == Rollout.InProgress)
        {
            Assert.True(++looks < 100, "The deployment does not end.");
            bench.Look();
            Assert.InRange(bench.Wanted.Count(Rollout.IsHealthy), (desired * minimum + 99) / 100, int.MaxValue);
            Assert.InRange(bench.Wanted.Count(), 0, desired * maximum / 100);
            bench.BringUpOne();
        }

        Assert.Equal((Rollout.Completed, desired, true), (bench.Service.Primary.State, bench.Service.Primary.Running, old.IsDrained));
    }

    [Fact]
    public void waits_longer_after_each_failure_up_to_a_minute()
    {
        using var bench = new SchedulerBench(1, "{}");
        var starts = new List<DateTimeOffset>();

        while (starts.Count < 12)
        {
            bench.Look();
            if (bench.Wanted.FirstOrDefault() is not { } task)
                continue;
            starts.Add(task.Created);
            SchedulerBench.Crash(task);
        }

        var pauses = starts.Zip(starts.Skip(1), (first, second) => (second - first).TotalSeconds).ToArray();
        Assert.Equal(pauses.Order(), pauses);
        Assert.InRange(pauses[0], 1, 2);
        Assert.InRange(pauses[^1], 60, 61);
        Assert.Single(bench.Messages, message => message.Contains("unable to consistently start tasks", StringComparison.Ordinal));
        Assert.Equal(Rollout.InProgress, bench.Service.Primary.State);
    }

    [Fact]
    public void rolls_back_to_the_deployment_that_was_completed_last()
    {
        using var bench = new SchedulerBench(2, """{"deploymentCircuitBreaker":{"enable":true,"rollback":true}}""");
        bench.Settle();
        var (good, goodTasks) = (bench.Service.Primary, bench.Wanted.ToArray());
        bench.Deploy();
        var bad = bench.Service.Primary;

        while (bad.State == Rollout.InProgress)
        {
            bench.Look();
            foreach (var task in bad.Wanted.ToArray())
                SchedulerBench.Crash(task);
        }

        Assert.Equal("ECS deployment circuit breaker: tasks failed to start.", bad.Reason);
        Assert.Equal(good, bench.Service.Primary);
        Assert.Equal((Rollout.InProgress, $"ECS deployment circuit breaker: rolling back to deploymentId {good.Id}."), (good.State, good.Reason));
        Assert.Equal((ServiceDeployment.RollbackInProgress, good.Revision.Arn), (bench.Service.Latest.Status, bench.Service.Latest.Rollback?.RevisionArn));
        bench.Settle();
        Assert.Equal((Rollout.Completed, ServiceDeployment.RollbackSuccessful), (good.State, bench.Service.Latest.Status));
        Assert.Equal(goodTasks, bench.Wanted);
        Assert.Equal([good], bench.Service.Rollouts);
    }

    [Fact]
    public void says_when_there_is_no_room_and_tries_again()
    {
        using var bench = new SchedulerBench(1, "{}");
        bench.Faults.Add(new TaskFault(TaskFaultKind.NoCapacity));

        bench.Look();
        var unplaced = bench.Messages.Single();
        bench.Settle();

        Assert.StartsWith("(service web) was unable to place a task. Reason: Capacity is unavailable at this time.", unplaced, StringComparison.Ordinal);
        Assert.Equal(Rollout.Completed, bench.Service.Primary.State);
    }

    [Fact]
    public void minds_an_unhealthy_task_only_after_its_grace_period()
    {
        using var bench = new SchedulerBench(1, "{}", """{"command":["CMD","false"]}""", graceSeconds: 60);
        bench.Look();
        bench.BringUpOne();
        var task = bench.Wanted.Single();
        task.Containers[0].Health = "UNHEALTHY";

        bench.Look(TimeSpan.FromSeconds(59));
        var early = task.IsToStop;
        bench.Look(TimeSpan.FromSeconds(2));

        Assert.Equal((false, true, "Task failed container health checks"), (early, task.IsToStop, task.StoppedReason));
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(6, 3)]
    [InlineData(7, 4)]
    [InlineData(50, 25)]
    [InlineData(1000, 200)]
    public void takes_half_of_the_desired_count_for_the_circuit_breakers_threshold(int desired, int threshold) =>
        Assert.Equal(threshold, CircuitBreaker.ThresholdOf(desired));
}
