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
    }

    [Fact]
    public async Task is_not_deployed_while_a_migration_is_pending()
    {
        await using var checkout = await clone.CompiledAsync();

        var refused = await checkout.BuildAsync("DeployService");

        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("pending_migrations", refused.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.Output, StringComparison.Ordinal);
    }
}
