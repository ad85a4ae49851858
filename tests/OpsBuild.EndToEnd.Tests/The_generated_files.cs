namespace OpsBuild.EndToEnd.Tests;

public sealed class The_generated_files(FreshClone clone)
{
    [Fact]
    public async Task are_committed_as_a_run_would_write_them()
    {
        await using var checkout = await clone.CompiledAsync();
        var schema = Path.Combine(checkout.Root, ".nuke", "build.schema.json");
        var committed = await File.ReadAllTextAsync(schema, TestContext.Current.CancellationToken);

        File.Delete(schema);
        var finished = await checkout.BuildAsync("LocalReset");

        Assert.True(finished.ExitCode == 0, finished.All);
        Assert.True(
            committed == await File.ReadAllTextAsync(schema, TestContext.Current.CancellationToken),
            "The committed .nuke/build.schema.json is stale; run any target, such as ./build.sh LocalReset, and commit the file.");
    }

    [Fact]
    public async Task need_no_change_after_the_main_job()
    {
        await using var checkout = await clone.CompiledAsync();

        var finished = await checkout.BuildAsync("ApplyMigration");

        Assert.True(finished.ExitCode == 0, finished.All);
        Assert.Equal("", await checkout.GitAsync("status", "--porcelain"));
    }
}
