using OpsBuild.Migrations.Apply;
using OpsBuild.Testing;
using static OpsBuild.Migrations.Tests.Apply.Scene;
using static OpsBuild.Migrations.Tests.Files;

namespace OpsBuild.Migrations.Tests.Apply;

public sealed class Applying_migrations(PostgresFixture postgres)
{
    [Fact]
    public async Task brings_an_empty_database_to_the_newest_version()
    {
        await using var scene = await OpenAsync(postgres);

        var outcome = await scene.ApplyAsync(Orders, Stocks);

        var applied = Assert.IsType<ApplyOutcome.Applied>(outcome);
        Assert.Equal(Stocks.Version, applied.Current);
        Assert.Equal([(Orders.Name, 2), (Stocks.Name, 1)], applied.Files.Select(f => (f.File, f.Statements)));
        Assert.Equal(1, await scene.AskAsync<long>("select count(*) from orders, (select count(*) from stocks) s"));
    }

    [Fact]
    public async Task applies_only_what_is_new_and_then_nothing()
    {
        await using var scene = await OpenAsync(postgres);
        await scene.ApplyAsync(Orders);

        var second = await scene.ApplyAsync(Orders, Stocks);
        var third = await scene.ApplyAsync(Orders, Stocks);

        Assert.Equal([Stocks.Name], Assert.IsType<ApplyOutcome.Applied>(second).Files.Select(f => f.File));
        Assert.Equal(Stocks.Version, Assert.IsType<ApplyOutcome.UpToDate>(third).Current);
        Assert.Equal(["20260101000000", "20260102000000"], await scene.VersionsAsync());
    }

    [Fact]
    public async Task that_are_none_makes_no_revision_table()
    {
        await using var scene = await OpenAsync(postgres);
        var before = await scene.SnapshotAsync();

        var outcome = await scene.ApplyAsync();

        Assert.Null(Assert.IsType<ApplyOutcome.UpToDate>(outcome).Current);
        Assert.Equal(before, await scene.SnapshotAsync());
    }

    [Fact]
    public async Task that_fail_leaves_earlier_files_and_nothing_of_the_failing_one()
    {
        await using var scene = await OpenAsync(postgres);
        await scene.ApplyAsync(Orders);
        var before = await scene.SnapshotAsync();
        var failing = File("20260103000000_bad.sql", "CREATE TABLE gone (id int);\n\nINSERT INTO gone\n  SELECT 'é', nothing FROM gone;\nCREATE TABLE never ();\n");

        var outcome = await scene.ApplyAsync(Orders, failing);

        var failure = Assert.IsType<ApplyOutcome.Failed>(outcome).Failure;
        Assert.Equal(("42703", 2), (failure.SqlState, failure.Number));
        Assert.Equal($"{failing.Name}:4:15", failure.ToProblem().Place);
        Assert.Contains("INSERT INTO gone SELECT", failure.Excerpt, StringComparison.Ordinal);
        Assert.Empty(outcome.Files);
        Assert.Equal(before, await scene.SnapshotAsync());
    }

    [Fact]
    public async Task whose_first_file_fails_leaves_not_even_the_revision_table()
    {
        await using var scene = await OpenAsync(postgres);
        var before = await scene.SnapshotAsync();

        var outcome = await scene.ApplyAsync(File("1_bad.sql", "CREATE TABLE gone (id int);\nSELECT 1/0;\n"), Stocks);

        var failure = Assert.IsType<ApplyOutcome.Failed>(outcome).Failure;
        Assert.Equal(("22012", 2, 1), (failure.SqlState, failure.Position.Line, failure.Position.Column));
        Assert.Equal(before, await scene.SnapshotAsync());
    }

    [Fact]
    public async Task that_break_a_deferred_constraint_fail_at_their_commit()
    {
        await using var scene = await OpenAsync(postgres);
        await scene.ApplyAsync(Orders);
        var before = await scene.SnapshotAsync();

        var outcome = await scene.ApplyAsync(Orders, File("20260102000000_lines.sql", """
            CREATE TABLE lines (order_id bigint REFERENCES orders DEFERRABLE INITIALLY DEFERRED);
            INSERT INTO lines VALUES (7);
            """));

        var failure = Assert.IsType<ApplyOutcome.Failed>(outcome).Failure;
        Assert.Equal(("23503", 3, "commit"), (failure.SqlState, failure.Number, failure.Excerpt));
        Assert.Equal(before, await scene.SnapshotAsync());
    }
}
