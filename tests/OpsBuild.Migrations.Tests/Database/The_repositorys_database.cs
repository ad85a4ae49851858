using System.Runtime.CompilerServices;
using Npgsql;
using OpsBuild.Migrations.Apply;
using OpsBuild.Testing;

namespace OpsBuild.Migrations.Tests.Database;

/// <summary>The schema in db/: its migrations, what they add up to, and that it does what it says.</summary>
public sealed class The_repositorys_database(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static MigrationDirectory Migrations { get; } = MigrationDirectory.Read(Path.Combine(Db(), "migrations"));

    [Fact]
    public void has_a_valid_atlas_sum_and_versions_of_14_digits()
    {
        Assert.Equal(new SumCheck.Valid(), Migrations.CheckSum());
        Assert.Empty(Migrations.Problems);
        Assert.True(Migrations.Files.Count >= 8);
        Assert.All(Migrations.Files, file => Assert.True(file.Version.TryGetMoment(out _), file.Name));
    }

    [Fact]
    public async Task is_the_same_from_its_migrations_and_from_schema_sql()
    {
        await using var migrated = await MigratedAsync();
        await using var written = await TemporaryDatabase.CreateAsync(postgres, Token);
        await ExecuteAsync(written.DataSource, await File.ReadAllTextAsync(Path.Combine(Db(), "schema.sql"), Token));

        var expected = await CatalogListing.ReadAsync(migrated.DataSource, Token);
        var actual = await CatalogListing.ReadAsync(written.DataSource, Token);

        Assert.Equal(expected, actual);
        Assert.Empty(Kinds().Except(expected.Select(line => line.Split(' ')[0])));
    }

    [Fact]
    public async Task takes_an_order_from_the_stock_and_records_the_movement()
    {
        await using var database = await MigratedAsync();
        await StockAsync(database, quantity: 5);

        await OrderAsync(database, quantity: 2);

        Assert.Equal(3, await ValueAsync<int>(database, "select quantity from stocks"));
        Assert.Equal(-2, await ValueAsync<int>(database, "select change from stock_movements where reason = 'sale' and order_id = 1"));
        Assert.Equal(2500L, await ValueAsync<long>(database, "select total_cents from order_totals where order_id = 1"));
        Assert.Equal("placed", await ValueAsync<string>(database, "select status::text from order_totals"));
    }

    [Fact]
    public async Task refuses_an_order_for_more_than_there_is_and_keeps_the_stock()
    {
        await using var database = await MigratedAsync();
        await StockAsync(database, quantity: 1);

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => OrderAsync(database, quantity: 2));

        Assert.Equal(PostgresErrorCodes.CheckViolation, refusal.SqlState);
        Assert.Equal(1, await ValueAsync<int>(database, "select quantity from stocks"));
        Assert.Equal(0L, await ValueAsync<long>(database, "select count(*) from orders"));
    }

    [Theory]
    [InlineData("2026-03-01 12:00:00+00", "stock_movements_2026_h1")]
    [InlineData("2026-07-01 00:00:00+00", "stock_movements_2026_h2")]
    [InlineData("2031-01-01 00:00:00+00", "stock_movements_rest")]
    public async Task puts_a_movement_into_the_partition_of_its_time(string movedAt, string partition)
    {
        await using var database = await MigratedAsync();
        await StockAsync(database, quantity: 1);

        await ExecuteAsync(database.DataSource,
            $"insert into stock_movements (product_id, change, reason, moved_at) values (1, 1, 'count', '{movedAt}')");

        Assert.Equal(partition, await ValueAsync<string>(database, "select tableoid::regclass::text from stock_movements"));
    }

    [Fact]
    public async Task shows_support_notes_only_to_the_team_that_wrote_them()
    {
        await using var database = await MigratedAsync();
        await ExecuteAsync(database.DataSource, """
            insert into customers (email, name) values ('ada@example.com', 'Ada');
            insert into support_notes (customer_id, team, body) values (1, 'billing', 'paid late'), (1, 'returns', 'sent back a chair');
            """);
        var reader = $"{database.Name}_reader";
        await ExecuteAsync(database.Superuser, $"create role {reader}; grant select, insert on support_notes to {reader};");

        try
        {
            await using var session = await database.Superuser.OpenConnectionAsync(Token);
            Assert.Equal("", await AsTeamAsync(session, reader, null));
            Assert.Equal("paid late", await AsTeamAsync(session, reader, "billing"));
            Assert.Equal("sent back a chair", await AsTeamAsync(session, reader, "returns"));

            await using var foreign = new NpgsqlCommand(
                "insert into support_notes (customer_id, team, body) values (1, 'billing', 'not ours')", session);
            var refusal = await Assert.ThrowsAsync<PostgresException>(() => foreign.ExecuteNonQueryAsync(Token));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
        }
        finally
        {
            await ExecuteAsync(database.Superuser, $"drop owned by {reader}; drop role {reader};");
        }
    }

    [Fact]
    public async Task finds_a_product_by_a_word_and_notes_when_it_changed()
    {
        await using var database = await MigratedAsync();
        await StockAsync(database, quantity: 1);
        await ExecuteAsync(database.DataSource, "update products set updated_at = '2020-01-01'");

        await ExecuteAsync(database.DataSource, "update products set name = 'Garden chair'");

        Assert.Equal("CHAIR-1", await ValueAsync<string>(database, "select sku from products where search @@ to_tsquery('simple', 'garden')"));
        Assert.True(await ValueAsync<bool>(database, "select updated_at > '2020-01-02' from products"));
    }

    private async Task<TemporaryDatabase> MigratedAsync()
    {
        var database = await TemporaryDatabase.CreateAsync(postgres, Token);
        var outcome = await new ApplyRun(database.DataSource, Migrations, new ApplyOptions(), Serilog.Core.Logger.None).RunAsync(Token);
        Assert.Equal(Migrations.Files.Count, Assert.IsType<ApplyOutcome.Applied>(outcome).Files.Count);
        return database;
    }

    private static Task StockAsync(TemporaryDatabase database, int quantity) => ExecuteAsync(database.DataSource, $"""
        insert into customers (email, name) values ('ada@example.com', 'Ada');
        insert into products (sku, name, price_cents) values ('CHAIR-1', 'Chair', 1250);
        insert into stocks (product_id, quantity) values (1, {quantity});
        """);

    private static Task OrderAsync(TemporaryDatabase database, int quantity) => ExecuteAsync(database.DataSource, $"""
        begin;
        insert into orders (customer_id, status, placed_at) values (1, 'placed', now());
        insert into order_lines (order_id, line_number, product_id, quantity, unit_price_cents) values (1, 1, 1, {quantity}, 1250);
        commit;
        """);

    /// <summary>The notes that a role sees when it says for which team it works.</summary>
    private static async Task<string> AsTeamAsync(NpgsqlConnection session, string role, string? team)
    {
        var setting = team is null ? "reset app.team" : $"set app.team = '{team}'";
        await using var command = new NpgsqlCommand(
            $"set role {role}; {setting}; select coalesce(string_agg(body, ', '), '') from support_notes", session);
        return (string)(await command.ExecuteScalarAsync(Token))!;
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Token);
    }

    private static async Task<T> ValueAsync<T>(TemporaryDatabase database, string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(Token))!;
    }

    // A listing that forgot a kind of object would find two databases alike too easily.
    private static string[] Kinds() =>
        ["schema", "relation", "column", "constraint", "index", "sequence", "view", "function", "trigger", "policy", "enum", "comment"];

    private static string Db([CallerFilePath] string source = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(source)!, "..", "..", "..", "db"));
}
