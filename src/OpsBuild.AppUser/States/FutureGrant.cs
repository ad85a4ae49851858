namespace OpsBuild.AppUser.States;

/// <summary>A privilege that the user will have on what a role creates.</summary>
/// <param name="Owner">The role.</param>
/// <param name="Schema">In which schema; null for all of the database.</param>
/// <param name="Letter"><c>pg_default_acl.defaclobjtype</c>.</param>
/// <param name="Privilege">The privilege.</param>
/// <param name="IsGrantable">Whether the user may pass it on.</param>
internal sealed record FutureGrant(string Owner, string? Schema, string Letter, string Privilege, bool IsGrantable)
{
    /// <summary>The kind; null for one that no policy knows.</summary>
    public SecurableKind? Kind => SecurableKindWords.OfFuture(Letter);

    /// <summary>After ON in ALTER DEFAULT PRIVILEGES.</summary>
    public string Word => Kind?.FutureWord() ?? (Letter == "n" ? "SCHEMAS" : "LARGE OBJECTS");
}
