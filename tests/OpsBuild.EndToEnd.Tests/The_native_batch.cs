using System.Diagnostics;

namespace OpsBuild.EndToEnd.Tests;

public sealed class The_native_batch(FreshClone clone)
{
    [Fact]
    public async Task is_published_without_a_warning_and_does_the_main_job()
    {
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable("CI") == "true" || Environment.GetEnvironmentVariable("OPSBUILD_TEST_NATIVE") == "1",
            "Publishing takes minutes and needs clang and zlib's headers; set OPSBUILD_TEST_NATIVE=1 to run this here. CI always runs it.");
        await using var checkout = await clone.CompiledAsync();
        var output = Path.Combine(checkout.Root, "artifacts", "native");

        var published = await Run.ToEndAsync(
            new ProcessStartInfo("dotnet", Publish(output)) { WorkingDirectory = checkout.Root }, TimeSpan.FromMinutes(10), TestContext.Current.CancellationToken);
        var applied = await checkout.BuildAsync("ApplyMigration", "--batch-program", Path.Combine(output, "batch"));

        Assert.True(published.ExitCode == 0, published.All);
        Assert.DoesNotContain("warning", published.Output, StringComparison.OrdinalIgnoreCase);
        Assert.True(applied.ExitCode == 0, applied.All);
        Assert.Contains("Applied ", applied.Output, StringComparison.Ordinal);
        // SyncAppUser goes after it, with the same program.
        Assert.Contains("it can do what it should and not what it should not", applied.Output, StringComparison.Ordinal);
    }

    private static string[] Publish(string output) =>
        ["publish", "src/OpsBuild.Batch", "-c", "Release", "-r", "linux-x64", "-p:PublishAot=true", "-p:TrimmerSingleWarn=false", "-o", output, "-nologo", "-nodeReuse:false"];
}
