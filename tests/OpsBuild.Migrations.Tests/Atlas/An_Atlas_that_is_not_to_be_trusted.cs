using OpsBuild.Migrations.Apply;
using OpsBuild.Migrations.Atlas;
using OpsBuild.Testing;
using static OpsBuild.Migrations.Tests.Apply.Scene;

namespace OpsBuild.Migrations.Tests.Atlas;

public sealed class An_Atlas_that_is_not_to_be_trusted(PostgresFixture postgres)
{
    [Theory]
    [InlineData("crash", AtlasFault.Crashed, "exit code 2", "index out of range")]
    [InlineData("garbage", AtlasFault.Unreadable, "without a report", "Sign in to continue")]
    [InlineData("lie", AtlasFault.Unproven, "does not show", "20260101000000_orders.sql has no row; 20260102000000_stocks.sql has no row")]
    [InlineData("version_fails", AtlasFault.VersionUnknown, "does not say which version", "Exit code 1")]
    public async Task fails_by_name_and_changes_nothing(string fault, AtlasFault expected, string what, string why)
    {
        await using var scene = await AtlasScene.OpenAsync(postgres, fault);
        var before = await scene.Applies.SnapshotAsync();

        var outcome = await scene.ApplyAsync(Orders, Stocks);

        var failed = Assert.IsType<ApplyOutcome.EngineFailed>(outcome);
        Assert.Equal(expected, failed.Fault);
        Assert.Contains(what, failed.Problem.What, StringComparison.Ordinal);
        Assert.Contains(why, failed.Problem.Why, StringComparison.Ordinal);
        Assert.NotEmpty(failed.Problem.Remedy);
        Assert.Empty(outcome.Files);
        Assert.Equal(before, await scene.Applies.SnapshotAsync());
    }

    [Theory]
    [InlineData("crash_after:1", AtlasFault.Crashed, "exit code 2")]
    [InlineData("stop_early:1", AtlasFault.Unproven, "does not show that everything is applied")]
    public async Task is_held_against_the_history_for_what_it_did_do(string fault, AtlasFault expected, string what)
    {
        await using var scene = await AtlasScene.OpenAsync(postgres, fault);

        var outcome = await scene.ApplyAsync(Orders, Stocks);

        var failed = Assert.IsType<ApplyOutcome.EngineFailed>(outcome);
        Assert.Equal(expected, failed.Fault);
        Assert.Contains(what, failed.Problem.What, StringComparison.Ordinal);
        Assert.Equal([Orders.Name], outcome.Files.Select(file => file.File));
        Assert.Equal(["20260101000000"], await scene.Applies.VersionsAsync());
    }

    [Fact]
    public async Task does_not_pass_with_a_row_of_another_content()
    {
        await using var scene = await AtlasScene.OpenAsync(postgres, "wrong_hash");

        var failed = Assert.IsType<ApplyOutcome.EngineFailed>(await scene.ApplyAsync(Orders));

        Assert.Equal(AtlasFault.Unproven, failed.Fault);
        Assert.Contains("has a row of another content", failed.Problem.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("atlas community version v0.29.1\n", AtlasFault.TooOld)]
    [InlineData("atlas version v0.3.8-abcdef-canary\n", AtlasFault.TooOld)]
    [InlineData("usage: atlas [OPTION]\n", AtlasFault.VersionUnknown)]
    [InlineData("", AtlasFault.VersionUnknown)]
    public async Task is_not_run_as_a_version_that_is_not_known_to_work(string version, AtlasFault expected)
    {
        await using var scene = await AtlasScene.OpenAsync(postgres, version: version);

        var failed = Assert.IsType<ApplyOutcome.EngineFailed>(await scene.ApplyAsync(Orders));

        Assert.Equal(expected, failed.Fault);
        Assert.Equal(["version"], Assert.Single(scene.Atlas.Calls));
    }

    [Theory]
    [InlineData("atlas community version v0.30.0\nhttps://example.org\n", "")]
    [InlineData("atlas version v1.3.3-1234567-canary\n", "")]
    [InlineData("atlas community version - development\nhttps://example.org\n", "Warning This Atlas is a build of somebody's own")]
    public async Task is_run_as_a_version_that_is_new_enough(string version, string warning)
    {
        await using var scene = await AtlasScene.OpenAsync(postgres, version: version);

        Assert.IsType<ApplyOutcome.Applied>(await scene.ApplyAsync(Orders));

        Assert.Contains(warning, scene.Log, StringComparison.Ordinal);
        Assert.Equal(warning.Length > 0, scene.Log.Contains("Warning", StringComparison.Ordinal));
    }

    [Fact]
    public async Task is_told_apart_from_one_that_is_missing_or_may_not_be_executed()
    {
        await using var scene = await AtlasScene.OpenAsync(postgres);
        using var directory = new TemporaryDirectory();
        directory.Write("plain", "#!/bin/sh\nexit 0\n");
        directory.Write("foreign", "no program at all");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(directory["foreign"], UnixFileMode.UserRead | UnixFileMode.UserExecute);

        Assert.Equal(AtlasFault.Missing, await FaultAsync(scene, directory["nothing"]));
        Assert.Equal(AtlasFault.Missing, await FaultAsync(scene, "no-such-atlas-on-the-path"));
        Assert.Equal(AtlasFault.NotExecutable, await FaultAsync(scene, directory["plain"]));
        Assert.Equal(AtlasFault.NotExecutable, await FaultAsync(scene, directory["foreign"]));
    }

    private static async Task<AtlasFault> FaultAsync(AtlasScene scene, string path)
    {
        scene.Program = scene.Program with { Path = path };
        var failed = Assert.IsType<ApplyOutcome.EngineFailed>(await scene.ApplyAsync(Orders));
        Assert.Contains(path, failed.Problem.What, StringComparison.Ordinal);
        return failed.Fault;
    }
}
