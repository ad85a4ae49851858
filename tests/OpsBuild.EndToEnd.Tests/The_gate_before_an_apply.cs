using System.Text.RegularExpressions;

namespace OpsBuild.EndToEnd.Tests;

/// <summary>DriftCheck, alone and before ApplyMigration.</summary>
public sealed partial class The_gate_before_an_apply(FreshClone clone)
{
    private const string Adopt = "SQL for a new migration that keeps what the database has";
    private const string Revert = "SQL that makes the database as its history says";
    private const string Applied = "select count(*) from atlas_schema_revisions";

    [Fact]
    public async Task is_open_until_somebody_changes_the_database_by_hand_and_again_when_the_shown_sql_took_it_back()
    {
        await using var checkout = await clone.CompiledAsync();
        Assert.Equal(0, (await checkout.BuildAsync("ApplyMigration")).ExitCode);
        var before = await checkout.QueryAsync(Applied);

        var clean = await checkout.BuildAsync("DriftCheck");
        await checkout.QueryAsync("alter table orders add column hotfix text default 'none'");
        await checkout.BuildAsync("NewMigration", "--name", "add_notes");
        await File.WriteAllTextAsync(
            Assert.Single(Directory.GetFiles(checkout.Migrations, "*_add_notes.sql")), "CREATE TABLE notes (id bigint PRIMARY KEY);\n", TestContext.Current.CancellationToken);
        await checkout.BuildAsync("HashMigrations");
        var drifted = await checkout.BuildAsync("DriftCheck", "ApplyMigration");
        var afterDrift = await checkout.QueryAsync(Applied);
        await checkout.QueryAsync(Sql(drifted.Output, Revert));
        var reverted = await checkout.BuildAsync("DriftCheck", "ApplyMigration");

        Assert.True(clean.ExitCode == 0, clean.All);
        Assert.Contains("No drift at ", clean.Output, StringComparison.Ordinal);
        Assert.True(drifted.ExitCode == 30, drifted.All);
        Assert.Contains("column public.orders.hotfix: absent -> present", drifted.Output, StringComparison.Ordinal);
        Assert.Contains("ADD COLUMN hotfix text", Sql(drifted.Output, Adopt), StringComparison.Ordinal);
        Assert.Equal(before, afterDrift);
        Assert.True(reverted.ExitCode == 0, reverted.All);
        Assert.Contains("Applied 1 migration(s)", reverted.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_shut_where_history_was_rewritten()
    {
        await using var checkout = await clone.CompiledAsync();
        Assert.Equal(0, (await checkout.BuildAsync("ApplyMigration")).ExitCode);
        var edited = Directory.GetFiles(checkout.Migrations, "*.sql").Order(StringComparer.Ordinal).ElementAt(3);
        await File.AppendAllTextAsync(edited, "\n-- edited after it shipped\n", TestContext.Current.CancellationToken);
        Assert.Equal(0, (await checkout.BuildAsync("HashMigrations")).ExitCode);
        await checkout.GitAsync("commit", "--quiet", "--all", "--message", "Rewrite history");

        // The edit is the base now: only the database can tell.
        var refused = await checkout.BuildAsync("DriftCheck", "--base-ref", "HEAD");

        Assert.True(refused.ExitCode == 31, refused.All);
        Assert.Contains(Path.GetFileName(edited), refused.Output, StringComparison.Ordinal);
    }

    // What the log shows between a heading and the next thing that is no SQL, as a person copies it.
    private static string Sql(string output, string heading)
    {
        var lines = output.Split('\n').SkipWhile(line => !line.Contains(heading, StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => !Ends().IsMatch(line)).Select(line => Margin().Replace(line, "")).ToList();
        Assert.True(lines.Count > 0, $"There is no SQL behind '{heading}' in:\n{output}");
        return string.Join('\n', lines);
    }

    [GeneratedRegex(@"^\d\d:\d\d:\d\d \[(WRN|ERR)\]|SQL that makes|The same for programs", RegexOptions.CultureInvariant)]
    private static partial Regex Ends();

    [GeneratedRegex(@"^(\d\d:\d\d:\d\d \[INF\] | +\| )", RegexOptions.CultureInvariant)]
    private static partial Regex Margin();
}
