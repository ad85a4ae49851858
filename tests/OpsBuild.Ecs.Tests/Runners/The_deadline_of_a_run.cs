using OpsBuild.Ecs.Runners;

namespace OpsBuild.Ecs.Tests.Runners;

public sealed class The_deadline_of_a_run
{
    [Fact]
    public void has_passed_by_the_clock_where_its_timer_is_late()
    {
        var time = new LateTimers();
        using var deadline = new RunDeadline(TimeSpan.FromSeconds(10), time, CancellationToken.None);

        time.Passed = TimeSpan.FromSeconds(10) - TimeSpan.FromTicks(1);
        var before = deadline.HasPassed;
        time.Passed = TimeSpan.FromSeconds(10);

        Assert.False(before);
        Assert.True(deadline.HasPassed);
        Assert.False(deadline.Token.IsCancellationRequested);
    }

    /// <summary>A clock whose timers never come.</summary>
    private sealed class LateTimers : TimeProvider
    {
        public TimeSpan Passed { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Passed.Ticks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Silent();
    }

    private sealed class Silent : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
