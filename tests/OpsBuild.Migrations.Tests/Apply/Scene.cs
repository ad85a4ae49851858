using OpsBuild.Migrations.Apply;
using OpsBuild.Testing;
using static OpsBuild.Migrations.Tests.Files;

namespace OpsBuild.Migrations.Tests.Apply;

/// <summary>A database of a test's own, and short words for what is done to it.</summary>
internal sealed class Scene(TemporaryDatabase database) : IAsyncDisposable
{
    public static readonly MigrationFile Orders = File("20260101000000_orders.sql", "CREATE TABLE orders (id bigint PRIMARY KEY);\nINSERT INTO orders VALUES (1);\n");
    public static readonly MigrationFile Stocks = File("20260102000000_stocks.sql", "CREATE TABLE stocks (id bigint PRIMARY KEY);\n");
    public static readonly MigrationFile Prices = File("20260103000000_prices.sql", "CREATE TABLE prices (id bigint PRIMARY KEY);\n");

    public TemporaryDatabase Database { get; } = database;

    public static async Task<Scene> OpenAsync(PostgresFixture postgres) => new(await TemporaryDatabase.CreateAsync(postgres, Cancellation));

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Task<ApplyOutcome> ApplyAsync(params MigrationFile[] files) => ApplyAsync(new ApplyOptions(), files);

    public Task<ApplyOutcome> ApplyAsync(ApplyOptions options, params MigrationFile[] files) => ApplyAsync(options, Directory(files));

    public Task<ApplyOutcome> ApplyAsync(ApplyOptions options, MigrationDirectory directory) =>
        new ApplyRun(Database.DataSource, directory, options, Serilog.Core.Logger.None).RunAsync(Cancellation);

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Database.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    public async Task<T> AskAsync<T>(string sql)
    {
        await using var command = Database.DataSource.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    /// <summary>Asks until the answer is yes; gives up after a minute.</summary>
    public async Task UntilAsync(string question)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        ending.CancelAfter(TimeSpan.FromMinutes(1));
        while (!await AskAsync<bool>(question))
            await Task.Delay(TimeSpan.FromMilliseconds(10), ending.Token);
    }

    /// <summary>The versions that the revision table in its usual schema holds.</summary>
    public Task<string[]> VersionsAsync() =>
        AskAsync<string[]>("select coalesce(array_agg(version::text order by version), '{}') from atlas_schema_revisions.atlas_schema_revisions");

    /// <summary>Everything that the database holds: its catalog and its rows.</summary>
    public Task<string> SnapshotAsync() => DatabaseSnapshot.TakeAsync(Database, Cancellation);

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
