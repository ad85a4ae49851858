using OpsBuild.Schema;
using OpsBuild.Schema.Comparison;
using OpsBuild.Schema.Sql;

namespace OpsBuild.Drift.Expected;

/// <summary>What surrounds a database and is made by whoever runs the server, not by migrations: it is left out, and said to be.</summary>
/// <param name="history">What the migrations made in the shadow.</param>
/// <param name="standIns">The shadow's roles that no migration made.</param>
/// <param name="isManaged">The target's server belongs to a provider, who has roles and grants of its own there.</param>
internal sealed class Surroundings(Catalog history, IReadOnlyCollection<string> standIns, bool isManaged)
{
    // A database's sorting and place are given when it is made; its name, owner and comment are another's in the shadow.
    private static readonly HashSet<string> GivenToTheDatabase =
    [
        "encoding", "locale provider", "lc collate", "lc ctype", "locale", "icu rules", "tablespace", "template", "allow connections", "owner", "comment",
    ];

    private readonly HashSet<string> _rolesOfMigrations =
    [
        .. history.Objects.Where(item => item.Identity.Kind == ObjectKind.Role && !standIns.Contains(SqlName.Unquoted(item.Identity.Name))).Select(item => item.Identity.Name),
    ];

    /// <summary>Whether an object is one that migrations could have made.</summary>
    public bool IsMigrations(CatalogObject item) => item.Identity.Kind switch
    {
        ObjectKind.Role => _rolesOfMigrations.Contains(item.Identity.Name),
        ObjectKind.RoleMembership => _rolesOfMigrations.Any(role => item.Identity.Name.StartsWith($"{role} in ", StringComparison.Ordinal)),
        ObjectKind.RoleSettings => _rolesOfMigrations.Any(role => item.Identity.Name == role || item.Identity.Name == $"{role} in database"),
        ObjectKind.SystemPrivileges or ObjectKind.ParameterPrivileges => !isManaged || !IsProviders(item),
        _ => true,
    };

    /// <summary>Whether a difference is in what migrations could have said.</summary>
    public static bool IsMigrations(Difference difference, CatalogObject item) =>
        item.Identity.Kind == ObjectKind.Database ? !GivenToTheDatabase.Contains(difference.Attribute)
        // Whoever makes a trusted extension does not own what it makes, unless it is a superuser, as in the shadow.
        : item.Place.Extension is null || difference.Attribute != "owner";

    /// <summary>What is left out, in words.</summary>
    public IEnumerable<NotCovered> LeftOut(Catalog target)
    {
        var roles = target.Objects
            .Where(item => item.Identity.Kind == ObjectKind.Role && !IsMigrations(item))
            .Select(item => item.Identity.Name)
            .ToList();
        if (roles.Count > 0)
            yield return new NotCovered("role", $"Made outside of the migrations, so attributes, memberships and settings were not compared: {string.Join(", ", roles)}.");
        yield return new NotCovered("database", "Its encoding, sorting, tablespace, owner and comment are given when it is made; settings, grants and connection limit were compared.");
        var providers = target.Objects.Count(item => !IsMigrations(item) && item.Identity.Kind is ObjectKind.SystemPrivileges or ObjectKind.ParameterPrivileges);
        if (providers > 0)
            yield return new NotCovered("system privileges", $"{providers} grants on PostgreSQL's own objects to nobody but the provider's roles were not compared.");
    }

    // Without a grant to anybody there is none of the provider's either.
    private static bool IsProviders(CatalogObject item) => GrantSet.Read(item["grants"]) is { Count: > 0 } grants
        && grants.All(grant => grant.Grantee == "OWNER" || IsProvidersRole(SqlName.Unquoted(grant.Grantee)));

    // The names that RDS reserves: its administrator's, its roles' prefix, and PostgreSQL's own.
    private static bool IsProvidersRole(string role) => role is "rdsadmin" || role.StartsWith("rds_", StringComparison.Ordinal)
        || role.StartsWith("pg_", StringComparison.Ordinal);
}
