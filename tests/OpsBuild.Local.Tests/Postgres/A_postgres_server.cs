using Npgsql;
using OpsBuild.Local.Postgres;
using OpsBuild.Local.Postgres.Clusters;
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

    [Fact]
    public async Task is_refused_by_a_client_that_trusts_another_authority()
    {
        await using var other = await OwnServerAsync();
        var settings = fixture.Server.Superuser();
        (settings.RootCertificate, settings.Pooling) = (other.AuthorityFile, false);

        await using var connection = new NpgsqlConnection(settings.ConnectionString);

        var refused = await Assert.ThrowsAsync<NpgsqlException>(() => connection.OpenAsync(Cancellation));
        Assert.IsType<System.Security.Authentication.AuthenticationException>(refused.InnerException);
    }

    [Fact]
    public async Task has_a_certificate_for_localhost_too()
    {
        var settings = fixture.Server.Superuser();
        (settings.Host, settings.Pooling) = ("localhost", false);

        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(Cancellation);

        Assert.Equal(System.Data.ConnectionState.Open, connection.State);
    }

    [Fact]
    public async Task of_a_test_run_that_was_killed_is_cleared_away_by_the_next()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere nothing tells whose data a process serves.");
        await using var server = await OwnServerAsync();
        var folder = Path.GetDirectoryName(server.AuthorityFile)!;
        // As if another process had made it: the highest number that Linux can give is hardly ever given.
        var left = folder.Replace($"-{Environment.ProcessId}-", "-4194303-", StringComparison.Ordinal);
        Directory.Move(folder, left);

        await TemporaryClusterFolder.SweepAsync(Path.GetDirectoryName(folder)!, Cancellation);

        Assert.False(Directory.Exists(left));
        await using var database = NpgsqlDataSource.Create(server.Superuser());
        await Assert.ThrowsAnyAsync<Exception>(async () => await database.OpenConnectionAsync(Cancellation));
    }

    private async Task<PostgresServer> OwnServerAsync()
    {
        _ = fixture.Server; // Skips where there is no PostgreSQL.
        return await PostgresFixture.StartOwnServerAsync(Cancellation);
    }
}
