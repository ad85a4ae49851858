using System.Diagnostics;
using OpsBuild.Testing;
using static OpsBuild.Drift.Tests.Checked;

namespace OpsBuild.Drift.Tests.Faults;

/// <summary>A check that its caller stops, or that takes longer than it may.</summary>
public sealed class A_stopped_check(PostgresFixture postgres, ShadowFixture shadows)
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(3);

    // What a stop may take: the server is asked to cancel, and the shadow cleared.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task while_it_reads_the_target_throws_with_the_callers_token()
    {
        await using var scene = await SceneAsync();
        var before = await Untouched.LookAsync(scene);
        using var stopping = new CancellationTokenSource();
        await using (await Sessions.LockAsync(scene.Database.Superuser, "orders"))
        {
            var check = scene.CheckAsync(cancellationToken: stopping.Token);
            await Sessions.UntilBlockedAsync(scene.Database.Superuser);

            await stopping.CancelAsync();

            var stopped = await Assert.ThrowsAsync<OperationCanceledException>(() => check.WaitAsync(Grace, Cancellation));
            Assert.Equal(stopping.Token, stopped.CancellationToken);
        }

        await before.AssertAsync();
    }

    [Fact]
    public async Task while_it_makes_the_history_throws_with_the_callers_token_and_clears_the_shadow()
    {
        await using var scene = await SceneAsync();
        scene.With("20_long.sql", Shadows.Sleep);
        await scene.ApplyAsync();
        var before = await Untouched.LookAsync(scene);
        using var stopping = new CancellationTokenSource();
        var check = scene.CheckAsync(cancellationToken: stopping.Token);
        await Sessions.UntilAsleepAsync(scene.ShadowServer);

        await stopping.CancelAsync();

        var stopped = await Assert.ThrowsAsync<OperationCanceledException>(() => check.WaitAsync(Grace, Cancellation));
        Assert.Equal(stopping.Token, stopped.CancellationToken);
        await before.AssertAsync();
    }

    [Fact]
    public async Task out_of_its_budget_while_it_reads_the_target_says_so()
    {
        await using var scene = await SceneAsync();
        scene.Options = scene.Options with { Budget = Budget, CatalogLockTimeout = TimeSpan.FromMinutes(5), CatalogStatementTimeout = TimeSpan.FromMinutes(5) };
        var before = await Untouched.LookAsync(scene);

        var watch = Stopwatch.StartNew();
        DriftOutcome outcome;
        await using (await Sessions.LockAsync(scene.Database.Superuser, "orders"))
            outcome = await scene.CheckAsync();

        AssertOutOfTime(outcome, "reading the target", watch.Elapsed);
        await before.AssertAsync();
    }

    [Fact]
    public async Task out_of_its_budget_while_it_makes_the_history_says_so_and_clears_the_shadow()
    {
        await using var scene = await SceneAsync();
        scene.With("20_long.sql", Shadows.Sleep);
        await scene.ApplyAsync();
        scene.Options = scene.Options with { Budget = Budget };
        var before = await Untouched.LookAsync(scene);

        var watch = Stopwatch.StartNew();
        var outcome = await scene.CheckAsync();

        AssertOutOfTime(outcome, "making the history once more in the shadow", watch.Elapsed);
        await before.AssertAsync();
    }

    [Fact]
    public async Task out_of_its_budget_while_the_shadow_is_silent_says_so()
    {
        await using var scene = await SceneAsync();
        using var silent = new Shadows.Silent();
        scene.Shadow = silent.Url;
        scene.Options = scene.Options with { Budget = Budget };
        var before = await Untouched.LookAsync(scene);

        var watch = Stopwatch.StartNew();
        var outcome = await scene.CheckAsync();

        AssertOutOfTime(outcome, "waiting for the shadow", watch.Elapsed);
        await before.AssertAsync();
    }

    private static void AssertOutOfTime(DriftOutcome outcome, string during, TimeSpan took)
    {
        var late = Assert.IsType<DriftOutcome.OutOfTime>(outcome);
        Assert.Equal(during, late.During);
        Assert.InRange(took, Budget * 0.9, Budget + Grace);
    }

    private async Task<Checked> SceneAsync()
    {
        var scene = await Checked.CreateAsync(postgres, shadows);
        scene.With("10_orders.sql", "create table orders (id bigint primary key, note text);\ncreate view notes as select note from orders;\n");
        await scene.ApplyAsync();
        return scene;
    }
}
