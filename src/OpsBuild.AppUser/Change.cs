namespace OpsBuild.AppUser;

/// <summary>One thing that a synchronisation changed.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="What">To what, as <c>SELECT, INSERT on table public.orders</c>.</param>
public sealed record Change(ChangeKind Kind, string What)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Kind switch { ChangeKind.Granted => "granted", ChangeKind.Revoked => "revoked", _ => "altered" }} {What}";
}

/// <summary>What a change does.</summary>
public enum ChangeKind
{
    /// <summary>The role was made or altered.</summary>
    Altered,

    /// <summary>A right was given.</summary>
    Granted,

    /// <summary>A right was taken.</summary>
    Revoked,
}
