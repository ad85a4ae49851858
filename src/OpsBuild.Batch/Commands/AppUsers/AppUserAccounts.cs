using OpsBuild.AppUser;
using OpsBuild.AppUser.Passwords;
using OpsBuild.AppUser.Policies;
using OpsBuild.Batch.Logging;
using OpsBuild.Batch.Results;
using OpsBuild.Batch.Secrets;
using Serilog;

namespace OpsBuild.Batch.Commands.AppUsers;

/// <summary>Reads the secrets of the application's users, and finds what is wrong with them before anything is done.</summary>
internal sealed class AppUserAccounts(AppUserSettings settings, CredentialReader secrets, SecretMask mask, ILogger log)
{
    /// <param name="policy">The application's policy; the second user's follows from it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BatchFailureException">A secret cannot be read, or is no credential of such a user.</exception>
    public async Task<IReadOnlyList<AppUserAccount>> ReadAsync(AppUserPolicy policy, CancellationToken cancellationToken)
    {
        List<AppUserAccount> accounts = [await ReadAsync(settings.App, policy, cancellationToken)];
        if (settings.ReadOnly is { } readOnly)
            accounts.Add(await ReadAsync(readOnly, policy.ReadOnly(), cancellationToken));
        return accounts;
    }

    /// <exception cref="BatchFailureException">The secret cannot be read, or is no credential.</exception>
    public async Task<DatabaseCredential> AdminAsync(SecretId id, CancellationToken cancellationToken) =>
        Hidden(await secrets.ReadAsync(id, cancellationToken));

    private async Task<AppUserAccount> ReadAsync(SecretId id, AppUserPolicy policy, CancellationToken cancellationToken)
    {
        List<(string Stage, DatabaseCredential Credential)> found = [];
        foreach (var stage in settings.Stages.Stages)
        {
            var isLast = stage == settings.Stages.Stages[^1] && found.Count == 0;
            try
            {
                found.Add((stage, Checked(id, Hidden(await secrets.ReadAsync(id, cancellationToken, stage)))));
                log.Information("Read the credential of {User} from the secret {SecretId}, stage {Stage}", found[^1].Credential.Username, id.ToString(), stage);
            }
            catch (BatchFailureException missing) when (!isLast && missing.Findings is [{ Reason: "secret_not_found" }])
            {
                // Outside of a rotation there is no pending version.
                log.Information("The secret {SecretId} has no version of stage {Stage}", id.ToString(), stage);
            }
        }

        if (found.Select(each => each.Credential.Username).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            throw SecretFailure.Of(
                id, "secret_names_two_users", $"its versions ({settings.Stages}) have different user names", "Rotate the password of one user, or name one stage.");
        }

        return new AppUserAccount(Name(id, found[0].Credential), policy, id, found);
    }

    private DatabaseCredential Hidden(DatabaseCredential credential)
    {
        mask.Add(credential.Password);
        mask.Add(new SecretValue(SaslPrep.Of(credential.Password.Reveal())));
        return credential;
    }

    private static AppUserName Name(SecretId id, DatabaseCredential credential) => AppUserName.TryParse(credential.Username, out var name)
        ? name
        : throw SecretFailure.Of(id, "secret_username_unusable", "its user name is none that a role for logging in can have", $"It has to be {AppUserName.Rule}.");

    private static DatabaseCredential Checked(SecretId id, DatabaseCredential credential)
    {
        Name(id, credential);
        return credential.Password.Reveal().Contains('\0', StringComparison.Ordinal)
            ? throw SecretFailure.Of(id, "secret_password_unusable", "its password holds a NUL character", "PostgreSQL and its clients end a password there; choose another one.")
            : credential;
    }
}
