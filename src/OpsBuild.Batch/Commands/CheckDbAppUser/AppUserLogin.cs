using OpsBuild.Batch.Commands.AppUsers;
using OpsBuild.Batch.Databases;
using OpsBuild.Batch.Results;
using Serilog;

namespace OpsBuild.Batch.Commands.CheckDbAppUser;

/// <summary>Logs in as the application's user, with each version of its secret that counts, once.</summary>
internal sealed class AppUserLogin(AppUserSettings settings, ILogger log)
{
    /// <exception cref="BatchFailureException">The server lets it in with none of them, or could not be reached.</exception>
    public async Task<(TargetDatabase Database, string Stage)> OpenAsync(AppUserAccount account, CancellationToken cancellationToken)
    {
        BatchFailureException? refused = null;
        foreach (var (stage, credential) in account.Credentials)
        {
            var database = new TargetDatabase(settings.Target, credential, settings.Run);
            try
            {
                var server = await database.CheckAsync(cancellationToken);
                log.Information("Connected to {Database} as {User} with the secret's stage {Stage}: PostgreSQL {ServerVersion}, TLS {TlsVersion}",
                    database.ToString(), credential.Username, stage, server.Version, server.Tls);
                return (database, stage);
            }
            catch (BatchFailureException wrong) when (wrong.Outcome == Outcome.AuthenticationFailed)
            {
                await database.DisposeAsync();
                log.Warning("The server does not accept {User} with the secret's stage {Stage}", credential.Username, stage);
                refused ??= wrong;
            }
            catch
            {
                await database.DisposeAsync();
                throw;
            }
        }

        throw new BatchFailureException(Outcome.AuthenticationFailed, new Finding(
            refused!.Findings[0].Reason,
            $"The server does not accept {account.Name} with the password in {account.Secret} ({string.Join(", ", account.Credentials.Select(each => each.Stage))}).",
            $"{refused.Findings[0].Why} Each was tried once; PostgreSQL locks nobody out.",
            "Run create_db_app_user, which sets the secret's password; during a rotation, let DB_APP_CREDENTIAL_STAGE name the version that is in force."), refused);
    }
}
