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
            // These come after the password was accepted.
            if (reason is "connect_not_granted" or "too_many_connections")
                return true;
            if (refused.Outcome != Outcome.AuthenticationFailed)
                log.Warning("Whether the password is right already could not be found out, so it is set: {Why}", refused.Findings[0].Why);
            return false;
        }
    }
}
