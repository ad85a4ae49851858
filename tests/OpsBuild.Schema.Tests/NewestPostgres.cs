using OpsBuild.Local.Postgres;
using Serilog.Core;

namespace OpsBuild.Schema.Tests;

/// <summary>A server of the newest major, for statements that the machine's own PostgreSQL does not have yet: fetched and started when first asked for.</summary>
public sealed class NewestPostgres : IAsyncDisposable
{
    private const int Major = 18;

    private readonly SemaphoreSlim gate = new(1);
    private PostgresServer? server;

    /// <summary>The one server of whoever shares this.</summary>
    public async Task<PostgresServer> ServerAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            return server ??= await PostgresServer.StartAsync(
                await PostgresPrograms.FindAsync(new PostgresProgramsOptions { RequiredMajor = Major }, Logger.None, cancellationToken),
                new PostgresServerOptions(), cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        gate.Dispose();
        if (server is not null)
            await server.DisposeAsync();
    }
}
