using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using OpsBuild.App.Databases;

namespace OpsBuild.App.Health;

/// <summary>What ECS and a load balancer ask.</summary>
internal static class HealthEndpoints
{
    // A load balancer's own patience is five seconds by default.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        // The process answers. Nothing else is asked: a database that is away is no reason to kill every task.
        routes.MapGet("/health/live", () => TypedResults.Ok(new HealthReport("live")));
        routes.MapGet("/health/ready", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(
        ShopDatabase database, IHostApplicationLifetime lifetime, ILogger<HealthReport> log, CancellationToken cancellationToken)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return NotReady("stopping");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await using var connection = await database.OpenAsync(patience.Token);
            await using var command = new NpgsqlCommand("select exists (select from products), exists (select from orders)", connection);
            await command.ExecuteNonQueryAsync(patience.Token);
            return TypedResults.Ok(new HealthReport("ready"));
        }
        catch (Exception failure) when (failure is NpgsqlException or CredentialException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            log.LogWarning(failure, "Not ready: {Reason}", failure.Message);
            return NotReady(failure is PostgresException refused ? $"database: SQLSTATE {refused.SqlState}" : "database: cannot be reached");
        }
    }

    private static JsonHttpResult<HealthReport> NotReady(string reason) =>
        TypedResults.Json(new HealthReport("not_ready", reason), ShopJson.Default.HealthReport, statusCode: StatusCodes.Status503ServiceUnavailable);
}
