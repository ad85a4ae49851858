using OpsBuild.Local.Postgres;
using Serilog.Core;

namespace OpsBuild.Testing;

/// <summary>A server of one major, whatever the machine's own PostgreSQL is: fetched and started when first asked for, deleted at the end.</summary>
/// <remarks>Where the programs cannot be had, the test that asks skips and says how to get them; on CI it fails.</remarks>
/// <param name="major">The major version.</param>
public abstract class PostgresOfMajor(int major) : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private PostgresServer? server;
    private PostgresProgramsNotFoundException? missing;

    /// <summary>The one server of whoever shares this.</summary>
    public async Task<PostgresServer> ServerAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            // Looked for once: npm and Docker take their time to say no.
            if (missing is null)
                return server ??= await StartAsync(cancellationToken);
        }
        catch (PostgresProgramsNotFoundException notFound)
        {
            missing = notFound;
        }
        finally
        {
            gate.Release();
        }

        Needed.Or(isThere: false, missing.Message);
        throw missing;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        gate.Dispose();
        if (server is not null)
            await server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private async Task<PostgresServer> StartAsync(CancellationToken cancellationToken) => await PostgresServer.StartAsync(
        await PostgresPrograms.FindAsync(new PostgresProgramsOptions { RequiredMajor = major }, Logger.None, cancellationToken),
        new PostgresServerOptions(), cancellationToken);
}
