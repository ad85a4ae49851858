using OpsBuild.AppUser;
using OpsBuild.AppUser.Policies;
using OpsBuild.Batch.Secrets;

namespace OpsBuild.Batch.Commands.AppUsers;

/// <summary>One user with what it shall be able to do, and its credential.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Policy">Its policy.</param>
/// <param name="Secret">Its secret's id.</param>
/// <param name="Credentials">The secret's versions that count, by their stage; at least one.</param>
internal sealed record AppUserAccount(AppUserName Name, AppUserPolicy Policy, SecretId Secret, IReadOnlyList<(string Stage, DatabaseCredential Credential)> Credentials)
{
    /// <summary>The version that comes first.</summary>
    public DatabaseCredential First => Credentials[0].Credential;
}
