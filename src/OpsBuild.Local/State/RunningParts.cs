using OpsBuild.Local.Aws.Endpoint;
using OpsBuild.Local.Postgres;
using Serilog;

namespace OpsBuild.Local.State;

/// <summary>Whatever runs for an environment, found by what its folder says and by who sits in its data.</summary>
internal static class RunningParts
{
    public static async Task StopAsync(StateFolder state, ILogger log, CancellationToken cancellationToken)
    {
        var endpoint = new EndpointProcess(state.Endpoint, state.Home.Cache, log);
        if (endpoint.RunningPort is { } endpointPort)
            log.Information("Stopping the AWS endpoint on port {Port}", endpointPort);
        await endpoint.StopAsync(cancellationToken);
        var options = new PostgresServerOptions
        {
            Use = PostgresServerUse.Kept,
            Folder = state.Postgres,
            LogFile = state.PostgresLog,
            EnvironmentId = state.Id,
            Log = log,
        };
        await PostgresServer.StopAllOfAsync(options, cancellationToken);
    }
}
