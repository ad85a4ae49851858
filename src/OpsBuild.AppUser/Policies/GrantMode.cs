namespace OpsBuild.AppUser.Policies;

/// <summary>Who gives the application its right on what PostgreSQL lets everybody use unless somebody forbids it: functions and types.</summary>
public enum GrantMode
{
    /// <summary>Nobody: it has what PUBLIC has, and where a migration took that away, it has nothing.</summary>
    AsPublic,

    /// <summary>It is granted to the application itself, on what is there and on what comes.</summary>
    Granted,

    /// <summary>
    /// Nobody, and it shall have none: what it was granted is beyond the policy, and the check fails where PUBLIC still has it. PUBLIC's own is for a
    /// migration to revoke, which knows who else calls a function. For functions only.
    /// </summary>
    None,
}
