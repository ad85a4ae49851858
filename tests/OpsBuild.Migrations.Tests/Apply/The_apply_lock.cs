using Npgsql;
using OpsBuild.Migrations.Apply;
using OpsBuild.Testing;
using static OpsBuild.Migrations.Tests.Apply.Scene;
using static OpsBuild.Migrations.Tests.Files;

namespace OpsBuild.Migrations.Tests.Apply;

public sealed class The_apply_lock(PostgresFixture postgres)
{
    [Theory]
    [InlineData("atlas_migrate_execute", 2686470616)]
    [InlineData("atlas_migrate_diff", 361947982)]
    [InlineData("atlas_lint", 526800194)]
    [InlineData("atlas_lint_public", 1304589634)]
    public void has_the_number_that_Atlas_gives_it(string name, long key) => Assert.Equal(key, AtlasLockKey.Of(name));

    [Fact]
    public async Task held_by_somebody_else_is_waited_for_and_then_told()
    {
        await using var scene = await OpenAsync(postgres);
        await using var other = await scene.Database.DataSource.OpenConnectionAsync(Cancellation);
        await using (var take = new NpgsqlCommand("select pg_advisory_lock(2686470616), set_config('application_name', 'somebody else', false)", other))
            await take.ExecuteNonQueryAsync(Cancellation);
        var before = await scene.SnapshotAsync();

        var outcome = await scene.ApplyAsync(new ApplyOptions { LockTimeout = TimeSpan.FromMilliseconds(200) }, Orders);

        var locked = Assert.IsType<ApplyOutcome.LockNotAcquired>(outcome);
        Assert.Equal(("somebody else", scene.Database.AdminUser, "idle"), (locked.Holder!.Application, locked.Holder.User, locked.Holder.State));
        Assert.Equal(other.ProcessID, locked.Holder.Pid);
        Assert.InRange(locked.Waited, TimeSpan.FromMilliseconds(200), TimeSpan.MaxValue);
        Assert.Equal(before, await scene.SnapshotAsync());
    }

    [Fact]
    public async Task is_taken_as_soon_as_it_is_free()
    {
        await using var scene = await OpenAsync(postgres);
        await using var other = await scene.Database.DataSource.OpenConnectionAsync(Cancellation);
        await using (var take = new NpgsqlCommand("select pg_advisory_lock(2686470616)", other))
            await take.ExecuteNonQueryAsync(Cancellation);

        var waiting = scene.ApplyAsync(new ApplyOptions { LockTimeout = TimeSpan.FromMinutes(1) }, Orders);
        await scene.UntilAsync("select exists (select from pg_stat_activity where application_name = 'opsbuild apply lock' and datname = current_database())");
        await using (var release = new NpgsqlCommand("select pg_advisory_unlock(2686470616)", other))
            await release.ExecuteNonQueryAsync(Cancellation);

        Assert.IsType<ApplyOutcome.Applied>(await waiting);
    }

    [Fact]
    public async Task is_not_needed_when_nothing_is_pending()
    {
        await using var scene = await OpenAsync(postgres);
        await scene.ApplyAsync(Orders);
        await using var other = await scene.Database.DataSource.OpenConnectionAsync(Cancellation);
        await using (var take = new NpgsqlCommand("select pg_advisory_lock(2686470616)", other))
            await take.ExecuteNonQueryAsync(Cancellation);

        Assert.IsType<ApplyOutcome.UpToDate>(await scene.ApplyAsync(Orders));
    }

    [Fact]
    public async Task is_free_again_after_every_kind_of_end()
    {
        await using var scene = await OpenAsync(postgres);

        await scene.ApplyAsync(Orders);
        Assert.IsType<ApplyOutcome.Failed>(await scene.ApplyAsync(Orders, File("20260102000000_bad.sql", "SELECT 1/0;")));

        Assert.True(await scene.AskAsync<bool>("select pg_try_advisory_lock(2686470616)"));
    }

    [Fact]
    public async Task lets_two_runs_at_once_apply_everything_once()
    {
        await using var scene = await OpenAsync(postgres);
        var files = Enumerable.Range(1, 20).Select(n => File($"2026010100{n:0000}_n.sql", $"CREATE TABLE t{n} ();\nSELECT pg_sleep(0.01);\n")).ToArray();
        var patient = new ApplyOptions { LockTimeout = TimeSpan.FromMinutes(1) };

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => scene.ApplyAsync(patient, files)));

        Assert.Equal(20, outcomes.Sum(outcome => outcome.Files.Count));
        Assert.All(outcomes, outcome => Assert.True(outcome is ApplyOutcome.Applied or ApplyOutcome.UpToDate));
        Assert.Equal(20, (await scene.VersionsAsync()).Length);
    }

    [Fact]
    public async Task lost_between_two_files_ends_the_run()
    {
        await using var scene = await OpenAsync(postgres);

        var outcome = await scene.ApplyAsync(
            File("1_cut.sql", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'opsbuild apply lock' AND datname = current_database();\n"),
            Stocks);

        var lost = Assert.IsType<ApplyOutcome.ConnectionLost>(outcome);
        Assert.Equal((null, FileFate.RolledBack), (lost.File, lost.Fate));
        Assert.Equal(["1_cut.sql"], outcome.Files.Select(f => f.File));
        Assert.Equal(["1"], await scene.VersionsAsync());
    }
}
