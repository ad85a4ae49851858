namespace OpsBuild.AppUser.States;

/// <summary>The user's role as it is.</summary>
internal sealed record UserFacts
{
    public required bool CanLogIn { get; init; }

    /// <summary>The attributes that an application's user has no need of, such as CREATEDB.</summary>
    public required IReadOnlyList<string> Attributes { get; init; }

    /// <summary>-1 for no limit.</summary>
    public required int ConnectionLimit { get; init; }

    /// <summary>Whether its password counts no more.</summary>
    public required bool HasExpired { get; init; }

    /// <summary>Its settings in this database, <c>name=value</c>.</summary>
    public required IReadOnlyList<string> Settings { get; init; }

    /// <summary>What made it a member of roles; from 16 on several for one role, each by another grantor.</summary>
    public required IReadOnlyList<Membership> Memberships { get; init; }

    /// <summary>The roles that it is a member of, each once.</summary>
    public IEnumerable<string> MemberOf => Memberships.Select(membership => membership.Role).Distinct(StringComparer.Ordinal);

    /// <summary>What it owns in this database, and the database, in the server's words.</summary>
    public required IReadOnlyList<string> Owned { get; init; }

    /// <summary>Whether whoever asked may alter it: from 16 on that takes ADMIN OPTION on it.</summary>
    public required bool MayBeAltered { get; init; }
}
