using Npgsql;
using OpsBuild.Local.Aws.Ecs.TaskDefinitions;
using OpsBuild.Local.Postgres;

namespace OpsBuild.Local.Runtime.Postgres;

/// <summary>An embedded PostgreSQL server in the place of a container.</summary>
internal sealed class PostgresContainer : IRunningContainer
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    private readonly PostgresServer server;
    private readonly CancellationTokenSource stopped = new();

    // An ended server was asked to end, or it failed: it is noticed before whoever asked hears of it.
    private volatile bool isAsked;

    public PostgresContainer(PostgresServer server, Action<string> output)
    {
        this.server = server;
        RuntimeId = $"postgres-{server.Port}";
        output($"PostgreSQL {server.Programs.Version} listens on {server.Host}:{server.Port}");
        Exited = WatchAsync();
    }

    public string RuntimeId { get; }

    public Task<ContainerExit> Exited { get; }

    public async Task StopAsync(TimeSpan stopTimeout)
    {
        isAsked = true;
        using var deadline = new CancellationTokenSource(stopTimeout);
        try
        {
            await server.StopAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            await server.KillAsync(CancellationToken.None);
        }

        await stopped.CancelAsync();
        await Exited;
    }

    public void Kill() => stopped.Cancel();

    /// <summary>
    /// Whether the server answers, which is what the image's own <c>pg_isready</c> asks; the definition's command would look for a socket
    /// inside a container.
    /// </summary>
    public async Task<bool> IsHealthyAsync(HealthCheck check, CancellationToken cancellationToken)
    {
        var settings = server.Superuser();
        settings.Pooling = false;
        settings.Timeout = Math.Max(1, (int)check.Timeout.TotalSeconds);
        try
        {
            await using var connection = new NpgsqlConnection(settings.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopped.CancelAsync();
        await Exited;
        await server.DisposeAsync();
        stopped.Dispose();
    }

    // The server is no child of this process, so nobody tells when it ends.
    private async Task<ContainerExit> WatchAsync()
    {
        using var timer = new PeriodicTimer(LookAgain);
        try
        {
            while (await server.IsRunningAsync(stopped.Token))
                await timer.WaitForNextTickAsync(stopped.Token);
            return new ContainerExit(isAsked ? 0 : 1);
        }
        catch (OperationCanceledException)
        {
            return new ContainerExit(0);
        }
    }
}
