using OpsBuild.Migrations.Apply;
using OpsBuild.Migrations.Apply.Locks;
using OpsBuild.Testing;
using static OpsBuild.Migrations.Tests.Apply.NoTransaction.A_file_without_a_transaction;
using static OpsBuild.Migrations.Tests.Apply.Scene;
using static OpsBuild.Migrations.Tests.Files;

namespace OpsBuild.Migrations.Tests.Apply.Locks;

/// <summary>Locks that are missing in a file without a transaction, and in a run of one transaction.</summary>
public sealed class A_blocked_migration_of_another_mode(PostgresFixture postgres)
{
    private const string Held = "lock table orders in row exclusive mode";
    private const string Ids = "select string_agg(id::text, ',' order by id) from orders";

    private static readonly MigrationFile Statements = Alone("INSERT INTO orders VALUES (2);\nALTER TABLE orders ADD note text;\nINSERT INTO orders VALUES (3);\n");
    private static readonly MigrationFile Index = Alone("INSERT INTO orders VALUES (2);\nCREATE INDEX CONCURRENTLY made ON orders (id);\nINSERT INTO orders VALUES (3);\n");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task tries_only_the_blocked_statement_again(bool isConcurrent)
    {
        await using var scene = await AppliedAsync();
        await using var blocker = await OtherSession.BeginAsync(scene, Held);
        var heard = new Heard();

        var running = RunAsync(scene, Budget(100, tries: 50), heard, Orders, isConcurrent ? Index : Statements);
        await heard.UntilAsync("Try 2 of 50");
        await blocker.CommitAsync();
        var outcome = await running;

        Assert.IsType<ApplyOutcome.Applied>(outcome);
        Assert.Equal("1,2,3", await scene.AskAsync<string>(Ids));
        Assert.Equal(isConcurrent ? 1 : 0, await scene.AskAsync<long>("select count(*) from pg_index where indrelid = 'orders'::regclass and not indisprimary"));
        Assert.True(await scene.AskAsync<bool>("select bool_and(indisvalid) from pg_index where indrelid = 'orders'::regclass"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task keeps_the_statements_before_the_blocked_one_when_the_budget_is_used_up(bool isConcurrent)
    {
        await using var scene = await AppliedAsync();
        await using var blocker = await OtherSession.BeginAsync(scene, Held);
        var file = isConcurrent ? Index : Statements;

        var outcome = await scene.ApplyAsync(Budget(200, tries: 2), Orders, file);
        var halfway = await scene.AskAsync<string>(Ids);
        await blocker.CommitAsync();
        var resumed = await scene.ApplyAsync(Orders, file);

        var blocked = Assert.IsType<ApplyOutcome.LocksNotObtained>(outcome);
        Assert.Equal((2, "55P03", 4), (blocked.Tries, blocked.Failure.SqlState, blocked.Failure.Position.Line));
        Assert.Equal(blocker.Pid, Assert.Single(blocked.Blockers).Pid);
        Assert.Equal(new HalfAppliedFile(file.Name, file.Version, 1, 3), outcome.HalfApplied);
        Assert.Equal("1,2", halfway);
        Assert.Equal((3, 1), Assert.Single(Assert.IsType<ApplyOutcome.Applied>(resumed).Files) is var applied ? (applied.Statements, applied.AppliedBefore) : default);
        Assert.Equal("1,2,3", await scene.AskAsync<string>(Ids));
        Assert.Equal(isConcurrent ? 2 : 1, await scene.AskAsync<long>("select count(*) from pg_index where indrelid = 'orders'::regclass and indisvalid"));
        Assert.Equal(0, await scene.AskAsync<long>("select count(*) from pg_index where indrelid = 'orders'::regclass and not indisvalid"));
    }

    [Fact]
    public async Task tries_the_whole_run_again_where_it_is_one_transaction()
    {
        await using var scene = await AppliedAsync();
        await using var blocker = await OtherSession.BeginAsync(scene, Held);
        var heard = new Heard();
        var options = Budget(100, tries: 50) with { TransactionMode = TransactionMode.All };

        var running = RunAsync(
            scene, options, heard, Orders, Stocks, File("20260104000000_note.sql", "INSERT INTO stocks VALUES (1);\nALTER TABLE orders ADD note text;\n"));
        await heard.UntilAsync("Try 2 of 50");
        var meanwhile = await scene.VersionsAsync();
        await blocker.CommitAsync();
        var outcome = await running;

        Assert.Equal(["20260101000000"], meanwhile);
        Assert.Equal(["20260102000000", "20260104000000"], Assert.IsType<ApplyOutcome.Applied>(outcome).Files.Select(file => file.Version.ToString()));
        Assert.Equal(1, await scene.AskAsync<long>("select count(*) from stocks"));
        Assert.Equal(["20260101000000", "20260102000000", "20260104000000"], await scene.VersionsAsync());
    }

    [Fact]
    public async Task waits_for_the_history_itself_no_longer_than_for_anything_else()
    {
        await using var scene = await AppliedAsync();
        await using var blocker = await OtherSession.BeginAsync(scene, "lock table atlas_schema_revisions.atlas_schema_revisions in access exclusive mode");

        var outcome = await scene.ApplyAsync(Budget(200, tries: 2), Orders, Stocks);
        await blocker.CommitAsync();
        var after = await scene.ApplyAsync(Orders, Stocks);

        var refused = Assert.IsType<ApplyOutcome.Refused>(outcome);
        Assert.Equal(RefusalReason.RevisionTableLocked, refused.Reason);
        Assert.Contains($"process {blocker.Pid} (", refused.Problems[0].Why, StringComparison.Ordinal);
        Assert.IsType<ApplyOutcome.Applied>(after);
    }

    private async Task<Scene> AppliedAsync()
    {
        var scene = await OpenAsync(postgres);
        Assert.IsType<ApplyOutcome.Applied>(await scene.ApplyAsync(Orders));
        return scene;
    }

    private static Task<ApplyOutcome> RunAsync(Scene scene, ApplyOptions options, Heard heard, params MigrationFile[] files) =>
        new ApplyRun(scene.Database.DataSource, Directory(files), options, heard.Log).RunAsync(Cancellation);

    private static ApplyOptions Budget(int milliseconds, int tries)
    {
        var budget = new LockBudget { LockTimeout = TimeSpan.FromMilliseconds(milliseconds), Tries = tries };
        return new ApplyOptions { Locks = new LockBudgets { InTransaction = budget, OutsideTransaction = budget } };
    }
}
