using Npgsql;
using OpsBuild.Drift.Shadow;
using OpsBuild.Local.Postgres;
using OpsBuild.Testing;

namespace OpsBuild.Drift.Tests;

/// <summary>Servers that shadows are made in: one check at a time has one to itself.</summary>
public sealed class ShadowFixture : IAsyncDisposable
{
    private readonly SemaphoreSlim free = new(1);
    private PostgresServer? server;

    /// <summary>A server for one test, until disposed.</summary>
    public async Task<Lease> TakeAsync(CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken);
        try
        {
            server ??= await PostgresFixture.StartOwnServerAsync(cancellationToken);
            return new Lease(server, free);
        }
        catch
        {
            free.Release();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        free.Dispose();
        if (server is not null)
            await server.DisposeAsync();
    }

    public sealed class Lease(PostgresServer server, SemaphoreSlim free) : IDisposable
    {
        public PostgresServer Server => server;

        public void Dispose() => free.Release();
    }

    /// <summary>How a check reaches a server.</summary>
    public static ShadowUrl UrlOf(PostgresServer server)
    {
        var superuser = server.Superuser();
        var text = $"postgres://{superuser.Username}:{superuser.Password}@{server.Host}:{server.Port}/postgres?sslmode=require";
        return ShadowUrl.TryParse(text, out var url) ? url : throw new InvalidOperationException("The server's own URL cannot be read.");
    }

    /// <summary>The databases and roles of a server, which a check must leave as they were.</summary>
    public static async Task<string> StateAsync(PostgresServer server, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(server.Superuser());
        await using var command = source.CreateCommand("""
            select string_agg(what, ', ' order by what)
            from (select 'database ' || datname as what from pg_database union all select 'role ' || rolname from pg_roles) everything
            """);
        return (string)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
