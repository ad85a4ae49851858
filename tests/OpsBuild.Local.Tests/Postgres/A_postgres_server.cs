using Npgsql;
using OpsBuild.Local.Postgres;
using OpsBuild.Testing;

namespace OpsBuild.Local.Tests.Postgres;

public sealed class A_postgres_server(PostgresFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task gives_each_test_a_database_whose_owner_is_no_superuser()
    {
        await using var database = await TemporaryDatabase.CreateAsync(fixture, Cancellation);

        await using var command = database.DataSource.CreateCommand("""
            SELECT current_setting('is_superuser'), pg_get_userbyid(datdba) = current_user, (SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid())
            FROM pg_database WHERE datname = current_database()
            """);
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        await reader.ReadAsync(Cancellation);

        Assert.Equal(("off", true, true), (reader.GetString(0), reader.GetBoolean(1), reader.GetBoolean(2)));
    }

    [Fact]
    public async Task keeps_what_was_committed_before_it_was_killed()
    {
        await using var server = await OwnServerAsync();
        await using var database = NpgsqlDataSource.Create(server.Superuser());
        await using (var create = database.CreateCommand("CREATE TABLE kept AS SELECT 42 AS answer"))
            await create.ExecuteNonQueryAsync(Cancellation);

        await server.KillAsync(Cancellation);
        await server.RestartAsync(Cancellation);

        // The pool's connections died with the server; Npgsql notices only when one is used.
        NpgsqlConnection.ClearAllPools();
        await using var select = NpgsqlDataSource.Create(server.Superuser());
        await using var answer = select.CreateCommand("SELECT answer FROM kept");
        Assert.Equal(42, await answer.ExecuteScalarAsync(Cancellation));
    }

    [Fact]
    public async Task takes_no_connection_after_it_was_killed()
    {
        await using var server = await OwnServerAsync();

        await server.KillAsync(Cancellation);

        await using var database = NpgsqlDataSource.Create(server.Superuser());
        await Assert.ThrowsAsync<NpgsqlException>(async () => await database.OpenConnectionAsync(Cancellation));
    }

    [Fact]
    public async Task leaves_no_folder_and_no_process_when_disposed_even_after_a_kill()
    {
        var server = await OwnServerAsync();
        var folder = Path.GetDirectoryName(server.AuthorityFile)!;
        await server.KillAsync(Cancellation);

        await server.DisposeAsync();

        Assert.False(Directory.Exists(folder));
    }

    private async Task<PostgresServer> OwnServerAsync()
    {
        _ = fixture.Server; // Skips where there is no PostgreSQL.
        return await PostgresFixture.StartOwnServerAsync(Cancellation);
    }
}
