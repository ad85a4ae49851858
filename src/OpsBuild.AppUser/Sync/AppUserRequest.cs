using OpsBuild.AppUser.Policies;

namespace OpsBuild.AppUser.Sync;

/// <summary>A user that shall be as its policy says. Prints without a password.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Policy">Its policy, with the schemas named.</param>
public sealed record AppUserRequest(AppUserName Name, AppUserPolicy Policy)
{
    /// <summary>The password, asked for when it has to be set.</summary>
    public required Func<string> Password { get; init; }

    /// <summary>Whether the server lets the user in with that password; asked once, and only where the role may log in.</summary>
    /// <remarks>Only a superuser could read what the server stores of a password, and a salted verifier would not tell either.</remarks>
    public required Func<CancellationToken, Task<bool>> IsPasswordRight { get; init; }
}
