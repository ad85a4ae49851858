namespace OpsBuild.EndToEnd.Tests;

/// <summary>The commands of .github/workflows/pull-request.yml, in an environment like GitHub's and with no AWS anywhere.</summary>
public sealed class The_jobs_of_a_pull_request(FreshClone clone)
{
    private const string Name = "20991231235959_change.sql";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task try_the_whole_release_of_what_would_be_merged()
    {
        await using var checkout = await clone.CompiledAsync();
        await AddMigrationAsync(checkout, "create table notes (id bigint primary key);\n");
        var request = await PullRequestOnGitHub.OpenAsync(checkout);

        // A_release has the application compiled once more; here it may be the one that was compiled along with the build.
        var released = await request.RunAsync("pipeline", ("APP_PROGRAM", Path.Combine(RepositoryRoot.Path, "artifacts", "bin", "OpsBuild.App", "debug", "app.dll")));

        Assert.True(released.ExitCode == 0, released.All);
        Assert.Contains($"Applied {Name} (1 ", released.Output, StringComparison.Ordinal);
        Assert.Contains("The service answers at http://127.0.0.1:", released.Output, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(".nuke", "temp", "release.json"), request.Kept("pipeline"));
    }

    [Fact]
    public async Task refuse_a_migration_with_a_finding_at_its_line()
    {
        await using var checkout = await clone.CompiledAsync();
        await AddMigrationAsync(checkout, "drop table stocks;\n");
        var request = await PullRequestOnGitHub.OpenAsync(checkout);

        var detected = await request.RunAsync("detect");
        var linted = await request.RunAsync("lint");

        Assert.True(detected.ExitCode != 0, detected.All);
        Assert.Contains($"\n::error file=db/migrations/{Name},line=1,col=12,title=OB911::", detected.Output, StringComparison.Ordinal);
        Assert.True(linted.ExitCode == 1, linted.All);
        Assert.Contains($"db/migrations/{Name}:1:12: error OB911: table stocks is dropped", linted.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task refuse_a_task_definition_that_breaks_a_rule_and_no_other()
    {
        await using var checkout = await clone.CompiledAsync();
        var sound = await (await PullRequestOnGitHub.OpenAsync(checkout)).RunAsync("render");
        await checkout.GitAsync("switch", "--quiet", "main");
        await checkout.GitAsync("branch", "--quiet", "--delete", "--force", "change");
        var definition = Path.Combine(checkout.Root, "ecspresso", "ecs-task-def.json");
        var text = await File.ReadAllTextAsync(definition, Cancellation);
        var broken = text.Replace("\"awsvpc\"", "\"bridge\"", StringComparison.Ordinal);
        Assert.NotEqual(text, broken);
        await File.WriteAllTextAsync(definition, broken, Cancellation);

        var refused = await (await PullRequestOnGitHub.OpenAsync(checkout)).RunAsync("render");

        Assert.True(sound.ExitCode == 0, sound.All);
        Assert.True(refused.ExitCode != 0, refused.All);
        Assert.Contains("ecspresso/ecs-task-def.json", refused.Output, StringComparison.Ordinal);
        Assert.Contains("networkMode", refused.Output, StringComparison.Ordinal);
    }

    private static async Task AddMigrationAsync(Checkout checkout, string sql)
    {
        await File.WriteAllTextAsync(Path.Combine(checkout.Migrations, Name), sql, Cancellation);
        var hashed = await checkout.BuildAsync("HashMigrations");
        Assert.True(hashed.ExitCode == 0, hashed.All);
    }
}
