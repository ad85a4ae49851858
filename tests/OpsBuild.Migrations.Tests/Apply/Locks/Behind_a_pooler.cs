using OpsBuild.Migrations.Apply;
using OpsBuild.Testing;
using static OpsBuild.Migrations.Tests.Apply.Scene;
using static OpsBuild.Migrations.Tests.Files;

namespace OpsBuild.Migrations.Tests.Apply.Locks;

public sealed class Behind_a_pooler(PostgresFixture postgres)
{
    [Theory]
    [InlineData("transaction", 1)]
    [InlineData("transaction", 2)]
    [InlineData("transaction", 20)]
    [InlineData("statement", 20)]
    public async Task that_lends_sessions_out_an_apply_is_refused_before_anything(string mode, int size)
    {
        await using var scene = await OpenAsync(postgres);
        await using var bouncer = await PgBouncer.StartAsync(scene.Database, mode, size, Cancellation);
        await using var database = bouncer.Open();
        var before = await scene.SnapshotAsync();

        var outcome = await new ApplyRun(database, Directory(Orders), new ApplyOptions(), Serilog.Core.Logger.None).RunAsync(Cancellation);

        var refused = Assert.IsType<ApplyOutcome.Refused>(outcome);
        Assert.Equal(RefusalReason.SessionsPooled, refused.Reason);
        Assert.Contains("pool_mode = session", Assert.Single(refused.Problems).Remedy, StringComparison.Ordinal);
        Assert.Equal(before, await scene.SnapshotAsync());
    }

    [Fact]
    public async Task that_lends_sessions_out_several_runs_are_all_refused()
    {
        await using var scene = await OpenAsync(postgres);
        await using var bouncer = await PgBouncer.StartAsync(scene.Database, "transaction", 20, Cancellation);
        await using var database = bouncer.Open();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            _ => new ApplyRun(database, Directory(Orders), new ApplyOptions(), Serilog.Core.Logger.None).RunAsync(Cancellation)));

        Assert.All(outcomes, outcome => Assert.Equal(RefusalReason.SessionsPooled, Assert.IsType<ApplyOutcome.Refused>(outcome).Reason));
    }

    [Fact]
    public async Task that_lends_sessions_out_the_history_is_not_read_either()
    {
        await using var scene = await OpenAsync(postgres);
        await using var bouncer = await PgBouncer.StartAsync(scene.Database, "transaction", 20, Cancellation);
        await using var database = bouncer.Open();

        var state = await new HistoryReading(database, Directory(Orders), new ApplyOptions(), Serilog.Core.Logger.None)
            .ReadAsync((_, _, _) => throw new InvalidOperationException("Nothing is held."), Cancellation);

        Assert.Equal(RefusalReason.SessionsPooled, Assert.IsType<HistoryState.Refused>(state).Reason);
    }

    [Fact]
    public async Task that_keeps_sessions_an_apply_works_and_its_lock_excludes_others()
    {
        await using var scene = await OpenAsync(postgres);
        await using var bouncer = await PgBouncer.StartAsync(scene.Database, "session", 20, Cancellation);
        await using var database = bouncer.Open();
        var options = new ApplyOptions { LockTimeout = TimeSpan.FromMilliseconds(100) };

        var applied = await new ApplyRun(database, Directory(Orders), options, Serilog.Core.Logger.None).RunAsync(Cancellation);
        await using var other = await OtherSession.BeginAsync(scene, "select pg_advisory_lock(2686470616)");
        var locked = await new ApplyRun(database, Directory(Orders, Stocks), options, Serilog.Core.Logger.None).RunAsync(Cancellation);

        Assert.IsType<ApplyOutcome.Applied>(applied);
        Assert.Equal(other.Pid, Assert.IsType<ApplyOutcome.LockNotAcquired>(locked).Holder!.Pid);
    }

    [Fact]
    public async Task that_has_one_session_to_give_an_apply_is_refused_instead_of_hanging()
    {
        await using var scene = await OpenAsync(postgres);
        await using var bouncer = await PgBouncer.StartAsync(scene.Database, "session", 1, Cancellation);
        await using var database = bouncer.Open();

        var outcome = await new ApplyRun(database, Directory(Orders), new ApplyOptions(), Serilog.Core.Logger.None).RunAsync(Cancellation);

        Assert.Contains("no second session", Assert.Single(Assert.IsType<ApplyOutcome.Refused>(outcome).Problems).Why, StringComparison.Ordinal);
    }
}
