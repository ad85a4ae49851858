using Npgsql;
using OpsBuild.Batch.Commands.AppUsers;
using OpsBuild.Batch.Databases;
using OpsBuild.Batch.Results;
using OpsBuild.Batch.Secrets;
using Serilog;

namespace OpsBuild.Batch.Commands.CreateDbAppUser;

/// <summary>Finds out whether a role has a password already: only the server can tell, and it tells by letting it in.</summary>
internal sealed class LoginAttempt(AppUserSettings settings, ILogger log)
{
    /// <summary>Tries once; PostgreSQL itself locks nobody out.</summary>
    public async Task<bool> IsAcceptedAsync(DatabaseCredential credential, CancellationToken cancellationToken)
    {
        await using var database = new TargetDatabase(settings.Target, credential, settings.Run);
        try
        {
            await database.CheckAsync(cancellationToken);
            return true;
        }
        catch (BatchFailureException refused)
        {
            var reason = refused.Findings[0].Reason;
            if (reason == "connect_not_granted" || (reason == "too_many_connections" && IsAfterThePassword(refused.InnerException)))
                return true;
            if (refused.Outcome != Outcome.AuthenticationFailed)
                log.Warning("Whether the password is right already could not be found out, so it is set: {Why}", refused.Findings[0].Why);
            return false;
        }
    }

    // The limits of a role and of a database, and what is kept for superusers, count after the password was accepted; a server that is full says so before it asks.
    private static bool IsAfterThePassword(Exception? refused) =>
        refused is PostgresException { Routine: "InitializeSessionUserId" or "CheckMyDatabase" or "InitPostgres" };
}
