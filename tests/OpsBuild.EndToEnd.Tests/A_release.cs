using System.Net;
using System.Text.Json;

namespace OpsBuild.EndToEnd.Tests;

public sealed class A_release(FreshClone clone)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task migrates_syncs_and_deploys_a_service_that_answers()
    {
        await using var checkout = await clone.CompiledAsync();

        var released = await checkout.BuildAsync("Release");

        Assert.True(released.ExitCode == 0, released.All);
        Assert.Equal(HttpStatusCode.OK, await ServiceAddress.StatusAsync(released, "/health/ready", Cancellation));
        Assert.Equal(HttpStatusCode.OK, await ServiceAddress.StatusAsync(released, "/stocks", Cancellation));
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(checkout.Root, ".nuke", "temp", "release.json"), Cancellation));
        Assert.Contains("DeployService", report.RootElement.GetRawText(), StringComparison.Ordinal);

        await IsNotReplacedByWhatCannotRunAsync(checkout, released);
    }

    // One environment serves both, since each takes its time to start.
    private static async Task IsNotReplacedByWhatCannotRunAsync(Checkout checkout, Finished released)
    {
        var program = Path.Combine(checkout.Root, "artifacts", "broken-app");
        await File.WriteAllTextAsync(program, "#!/bin/sh\necho 'no database for me' >&2\nexit 7\n", Cancellation);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, (UnixFileMode)0b111_101_101);

        var broken = await checkout.BuildAsync("DeployService", "--app-program", program);
        var nowhere = await checkout.BuildAsync("RollbackService");

        Assert.Equal(61, broken.ExitCode);
        foreach (var told in (string[])["circuit_broken", "app exit code 7", "no database for me"])
            Assert.Contains(told, broken.Output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await ServiceAddress.StatusAsync(released, "/stocks", Cancellation));
        Assert.NotEqual(0, nowhere.ExitCode);
        Assert.True(nowhere.Output.Contains("no_previous_revision", StringComparison.Ordinal), nowhere.All);
    }

    [Fact]
    public async Task is_not_deployed_while_a_migration_is_pending()
    {
        await using var checkout = await clone.CompiledAsync();

        // Any program will do, since it is not run; to build the service takes its time.
        var refused = await checkout.BuildAsync("DeployService", "--app-program", "build.sh");

        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("pending_migrations", refused.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.Output, StringComparison.Ordinal);
    }
}
