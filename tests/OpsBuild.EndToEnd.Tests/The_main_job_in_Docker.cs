using OpsBuild.Testing.Docker;

namespace OpsBuild.EndToEnd.Tests;

public sealed class The_main_job_in_Docker(FreshClone clone)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task is_the_same_job_with_a_container_as_its_task()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        // What the official image with the .NET runtime is elsewhere: nothing can be pulled where this has to pass.
        string[] docker = ["--local-runtime", "docker", "--local-runtime-image", await DotnetRuntimeImage.EnsureAsync(engine, Cancellation)];
        await using var checkout = await clone.CompiledAsync();

        var first = await checkout.BuildAsync(["ApplyMigration", .. docker]);
        var second = await checkout.BuildAsync(["ApplyMigration", .. docker]);
        var asProcess = await checkout.BuildAsync("ApplyMigration");

        Assert.True(first.ExitCode == 0, first.All);
        Assert.True(second.ExitCode == 0, second.All);
        Assert.True(asProcess.ExitCode == 0, asProcess.All);
        var files = Directory.GetFiles(checkout.Migrations, "*.sql").Length;
        Assert.Contains($"Applied {files} migration(s)", first.Output, StringComparison.Ordinal);
        Assert.Contains("/app/db/migrations", first.Output, StringComparison.Ordinal);
        Assert.Contains("Verdict succeeded", first.Output, StringComparison.Ordinal);
        Assert.Contains("Up to date", second.Output, StringComparison.Ordinal);
        Assert.Contains("Up to date", asProcess.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_refused_with_what_to_do_where_no_engine_answers()
    {
        await using var checkout = await clone.CompiledAsync();

        var refused = await checkout.BuildAsync(
            new Dictionary<string, string?> { ["DOCKER_HOST"] = "unix:///nowhere/docker.sock" }, "ApplyMigration", "--local-runtime", "docker");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("Tasks cannot run in Docker here.", refused.Output, StringComparison.Ordinal);
        Assert.Contains("--local-runtime process", refused.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.Output, StringComparison.Ordinal);
    }
}
