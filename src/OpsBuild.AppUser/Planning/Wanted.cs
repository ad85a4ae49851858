using OpsBuild.AppUser.Policies;
using OpsBuild.AppUser.States;

namespace OpsBuild.AppUser.Planning;

/// <summary>What a policy means in a database: on which objects, of whose future objects.</summary>
/// <param name="state">The database.</param>
/// <param name="policy">The policy.</param>
/// <param name="user">The user.</param>
internal sealed class Wanted(DatabaseState state, AppUserPolicy policy, AppUserName user)
{
    private static readonly SecurableKind[] FutureKinds = [SecurableKind.Table, SecurableKind.Sequence, SecurableKind.Routine, SecurableKind.Type];

    private readonly HashSet<string> schemas = [.. policy.Schemas];

    /// <summary>Whether the policy speaks of it: not of the history, and not of what an extension made.</summary>
    public bool Covers(Securable item) =>
        !item.IsHistory && !item.IsExtensions && (item.Schema is null || schemas.Contains(item.Schema));

    /// <summary>The schemas that there are.</summary>
    public IEnumerable<string> Schemas => policy.Schemas.Except(state.MissingSchemas);

    /// <summary>
    /// Who owns objects there, or will: those found, who owns a schema, the policy's, and the admin. Not the user, who would have all rights on what it makes.
    /// </summary>
    /// <param name="admin">Who migrates; null where that is not known.</param>
    public IReadOnlyList<string> Owners(string? admin) =>
    [
        .. state.Securables
            .Where(item => Covers(item) && item.Kind is not (SecurableKind.Database or SecurableKind.Schema))
            .Select(item => item.Owner)
            .Concat(state.Roles.Values.Where(role => role.IsCreator).Select(role => role.Name))
            .Concat(policy.Owners)
            .Concat(admin is null ? [] : [admin])
            .Where(owner => owner != user.ToString())
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>For each owner, schema and kind the privileges that the user shall have on what comes.</summary>
    /// <param name="admin">Who migrates; null where that is not known.</param>
    public IEnumerable<(string Owner, string Schema, SecurableKind Kind, IReadOnlyList<string> Privileges)> Future(string? admin) =>
        from owner in Owners(admin)
        from schema in Schemas
        from kind in FutureKinds
        let privileges = policy.Wanted(kind)
        where !privileges.IsEmpty
        select (owner, schema, kind, (IReadOnlyList<string>)privileges);

    /// <summary>What of it the user will not have.</summary>
    public IReadOnlyList<string> MissingInFuture(string owner, string schema, SecurableKind kind, IReadOnlyList<string> privileges)
    {
        var given = FutureOf(owner, kind).Where(grant => grant.Schema is null || grant.Schema == schema).Select(grant => grant.Privilege);
        return [.. privileges.Except(given, StringComparer.Ordinal)];
    }

    private IEnumerable<FutureGrant> FutureOf(string owner, SecurableKind kind) => future.Value[(owner, kind)];

    private readonly Lazy<ILookup<(string, SecurableKind), FutureGrant>> future = new(() =>
        state.Future.Where(grant => grant.Kind is not null).ToLookup(grant => (grant.Owner, grant.Kind!.Value)));
}
