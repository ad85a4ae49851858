using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OpsBuild.EndToEnd.Tests;

public sealed partial class A_release(FreshClone clone)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task migrates_syncs_and_deploys_a_service_that_answers()
    {
        await using var checkout = await clone.CompiledAsync();

        var released = await checkout.BuildAsync("Release");

        Assert.True(released.ExitCode == 0, released.All);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(released, "/health/ready"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(released, "/stocks"));
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

    private static async Task<HttpStatusCode> StatusAsync(Finished released, string path)
    {
        var address = Address().Match(released.Output);
        Assert.True(address.Success, released.All);
        using var client = new HttpClient { BaseAddress = new Uri(address.Groups[1].Value) };
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
        return answer.StatusCode;
    }

    [GeneratedRegex(@"The service answers at (http://127\.0\.0\.1:[0-9]+)")]
    private static partial Regex Address();
}
