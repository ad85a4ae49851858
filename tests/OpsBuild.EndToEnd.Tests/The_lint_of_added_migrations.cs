using System.Text.Json;

namespace OpsBuild.EndToEnd.Tests;

/// <summary>LintMigrations, and the linter's part in DetectMigrations.</summary>
public sealed class The_lint_of_added_migrations(FreshClone clone)
{
    private const string Name = "20991231235959_drop_stocks.sql";
    private const string Destructive = "drop table stocks;\nalter table orders alter column placed_at set not null;\n";

    [Fact]
    public async Task refuses_what_destroys_unless_it_is_excused_or_configured_otherwise()
    {
        await using var checkout = await clone.CompiledAsync();
        await WriteAsync(checkout, Destructive);

        var refused = await checkout.BuildAsync("DetectMigrations");
        var json = await checkout.BuildAsync("LintMigrations", "--only-added", "--json");
        await WriteAsync(checkout, "-- opsbuild:nolint OB911 nothing reads it since release 41\n" + Destructive);
        var excused = await checkout.BuildAsync("DetectMigrations");
        await WriteAsync(checkout, Destructive);
        await File.WriteAllTextAsync(Path.Combine(checkout.Root, "db", "lint.yaml"), "OB911: warning\nOB924: off\n", Cancellation);
        var configured = await checkout.BuildAsync("LintMigrations", "--only-added");

        Assert.True(refused.ExitCode != 0, refused.All);
        Assert.Contains($"db/migrations/{Name}:1:12: error OB911: table stocks is dropped", refused.Output, StringComparison.Ordinal);
        Assert.Equal(1, json.ExitCode);
        using var document = JsonDocument.Parse(json.Output);
        Assert.Equal(["OB911", "OB924"], document.RootElement.GetProperty("findings").EnumerateArray()
            .Select(one => one.GetProperty("code").GetString()));
        Assert.True(excused.ExitCode == 0, excused.All);
        Assert.Contains("1 file: 0 errors, 1 warning, 1 excused", excused.Output, StringComparison.Ordinal);
        Assert.True(configured.ExitCode == 0, configured.All);
        Assert.Contains("warning OB911", configured.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("OB924", configured.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task goes_by_the_mode_and_the_rules_that_are_named_and_by_no_others()
    {
        await using var checkout = await clone.CompiledAsync();
        await WriteAsync(checkout, "vacuum orders;\n");

        var refused = await checkout.BuildAsync("LintMigrations", "--only-added");
        var outside = await checkout.BuildAsync("LintMigrations", "--only-added", "--tx-mode", "none");
        var noMode = await checkout.BuildAsync("LintMigrations", "--only-added", "--tx-mode", "nonne");
        var noRules = await checkout.BuildAsync("LintMigrations", "--only-added", "--lint-file", "db/lint.yml");

        Assert.Contains($"db/migrations/{Name}:1:1: error OB941", refused.Output, StringComparison.Ordinal);
        Assert.True(outside.ExitCode == 0, outside.All);
        Assert.True(noMode.ExitCode != 0, noMode.All);
        Assert.Contains("--tx-mode is 'nonne'", noMode.All, StringComparison.Ordinal);
        Assert.True(noRules.ExitCode != 0, noRules.All);
        Assert.Contains("lint.yml' is not there as a file.", noRules.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task becomes_annotations_of_the_lines_on_GitHub()
    {
        await using var checkout = await clone.CompiledAsync();
        await WriteAsync(checkout, Destructive);
        Assert.Equal(0, (await checkout.BuildAsync("HashMigrations")).ExitCode);
        await checkout.GitAsync("add", "--all");
        await checkout.GitAsync("commit", "--quiet", "--message", "Drop the stocks");
        var head = (await checkout.GitAsync("rev-parse", "HEAD")).Trim();
        var payload = Path.Combine(checkout.Root, "event.json");
        await File.WriteAllTextAsync(payload, "{}", Cancellation);

        var refused = await checkout.BuildAsync(
            new Dictionary<string, string?>
            {
                ["CI"] = "true", ["GITHUB_ACTIONS"] = "true", ["GITHUB_EVENT_NAME"] = "workflow_dispatch", ["GITHUB_EVENT_PATH"] = payload,
                ["GITHUB_SHA"] = head, ["GITHUB_REF"] = "refs/heads/try",
            },
            "DetectMigrations", "--base-ref", "HEAD~1");

        Assert.True(refused.ExitCode != 0, refused.All);
        var annotations = refused.Output.Split('\n')
            .Where(line => line.StartsWith("::error file=", StringComparison.Ordinal)
            || line.StartsWith("::warning file=", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, annotations.Count);
        Assert.StartsWith($"::error file=db/migrations/{Name},line=1,col=12,title=OB911::OB911: table stocks is dropped%0A",
            annotations[0], StringComparison.Ordinal);
        Assert.StartsWith($"::warning file=db/migrations/{Name},line=2,col=20,title=OB924::OB924: ", annotations[1],
            StringComparison.Ordinal);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Task WriteAsync(Checkout checkout, string sql) =>
        File.WriteAllTextAsync(Path.Combine(checkout.Migrations, Name), sql, Cancellation);
}
