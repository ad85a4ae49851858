using System.Collections.Immutable;
using OpsBuild.AppUser;
using OpsBuild.Migrations.Apply;
using OpsBuild.Migrations.Apply.NoTransaction;
using OpsBuild.Migrations.Revisions;
using OpsBuild.Schema;
using OpsBuild.Schema.Comparison;
using OpsBuild.Schema.Sql;

namespace OpsBuild.Drift.Expected;

/// <summary>What the pipeline adds to a database beside the migrations: where its history is kept, and what the application's role may do.</summary>
/// <param name="apply">Where the revision table may be.</param>
/// <param name="appUser">The application's role, or null.</param>
internal sealed class ExpectedDifferences(ApplyOptions apply, ExpectedAppUser? appUser)
{
    private const string Grants = "grants";

    private readonly string[] _revisionsSchemas = apply.RevisionsSchema is { } only ? [only] : [RevisionTable.DefaultSchema, apply.Schema];

    /// <summary>Whether an object is the history's own, on either side.</summary>
    public bool IsHistory(CatalogObject item) =>
        item.Place.Schema is { } schema && _revisionsSchemas.Contains(schema, StringComparer.Ordinal)
        && (IsOf(item, RevisionTable.Name) || IsOf(item, ProgressTable.Name)
            // The schema that nobody but the pipeline makes.
            || (item.Identity.Kind == ObjectKind.Schema && schema == RevisionTable.DefaultSchema));

    /// <summary>Whether the target differs from its history in nothing but what the application's role is given.</summary>
    public bool IsAppUsers(Difference difference, CatalogObject item)
    {
        if (appUser is null)
            return false;
        if (item.Identity.Kind == ObjectKind.DefaultPrivileges)
        {
            return difference is { To: Difference.Present, IsExistence: true }
                ? IsWithinPolicy(GrantSet.BuiltIn(item), GrantSet.Read(item[Grants]), AllowedByDefault(item))
                : difference.Attribute == Grants && IsWithinPolicy(GrantSet.Read(difference.From), GrantSet.Read(difference.To), AllowedByDefault(item));
        }

        return difference.Attribute == Grants && !difference.IsExistence
            && IsWithinPolicy(GrantSet.Read(difference.From), GrantSet.Read(difference.To), Allowed(item), TakenFromPublic(item));
    }

    /// <summary>An object's facts without what the application's role is given, for a fingerprint that its synchronising does not change.</summary>
    public string? WithoutAppUser(AttributeValue fact) => fact.Name != Grants || appUser is null
        ? fact.Value
        : string.Join('\n', fact.Value.Split('\n').Where(line => !IsAppUser(GrantSet.GranteeOf(line))));

    /// <summary>Whether nobody but the application's role is in the default privileges.</summary>
    public bool IsAppUsersAlone(CatalogObject item) =>
        appUser is not null && item.Identity.Kind == ObjectKind.DefaultPrivileges
        && GrantSet.Read(item[Grants]) is var grants && GrantSet.BuiltIn(item) is var builtIn
        && builtIn.IsSubsetOf(grants) && grants.Except(builtIn).All(grant => IsAppUser(grant.Grantee) || grant == GrantSet.OwnersMaintain);

    private static bool IsOf(CatalogObject item, string table) =>
        (item.Place.PartOf ?? item.Identity.Name).EndsWith($".{table}", StringComparison.Ordinal)
        || item["owned by"]?.Contains($".{table}.", StringComparison.Ordinal) is true;

    private bool IsWithinPolicy(IReadOnlySet<Grant> from, IReadOnlySet<Grant> to, IReadOnlyCollection<string> allowed, string? taken = null) =>
        from.Except(to).All(grant => grant.Grantee == "PUBLIC" && grant.Privilege == taken) && to.Except(from).All(grant =>
            (IsAppUser(grant.Grantee) && !grant.WithGrantOption && allowed.Contains(grant.Privilege))
            || (grant == GrantSet.OwnersMaintain && from.Contains(grant with { Privilege = "TRUNCATE" })));

    // As the catalog writes it: PUBLIC and OWNER stand for others, even where a role is named so.
    private bool IsAppUser(string grantee) =>
        grantee == new SqlIdentifier(appUser!.Role).ToString() || (grantee == appUser.Role && !grantee.Any(char.IsUpper));

    private ImmutableArray<string> Allowed(CatalogObject item) => Kind(item.Identity.Kind) is { } kind && IsInPolicy(item) ? appUser!.Policy.Allowed(kind) : [];

    private ImmutableArray<string> AllowedByDefault(CatalogObject item) =>
        FutureKind(GrantSet.GrantedOn(item)) is { } kind && IsInPolicy(item) ? appUser!.Policy.Allowed(kind) : [];

    // What the policy takes from everybody.
    private string? TakenFromPublic(CatalogObject item) => item.Identity.Kind switch
    {
        ObjectKind.Database when appUser!.Policy.RevokesDatabaseTemp => "TEMPORARY",
        ObjectKind.Schema when appUser!.Policy.RevokesSchemaCreate && IsInPolicy(item) => "CREATE",
        _ => null,
    };

    // A policy that names no schema is one for all of them.
    private bool IsInPolicy(CatalogObject item) =>
        appUser!.Policy.Schemas is var schemas && (schemas.IsEmpty
            || (item.Identity.Kind == ObjectKind.Schema ? SqlName.Unquoted(item.Identity.Name) : item.Place.Schema) is not { } schema
            || schemas.Contains(schema));

    private static SecurableKind? Kind(ObjectKind kind) => kind switch
    {
        ObjectKind.Database => SecurableKind.Database,
        ObjectKind.Schema => SecurableKind.Schema,
        ObjectKind.Table or ObjectKind.View or ObjectKind.MaterializedView => SecurableKind.Table,
        ObjectKind.Sequence => SecurableKind.Sequence,
        ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Aggregate => SecurableKind.Routine,
        ObjectKind.Enum or ObjectKind.Domain or ObjectKind.CompositeType or ObjectKind.RangeType => SecurableKind.Type,
        _ => null,
    };

    private static SecurableKind? FutureKind(string on) => on switch
    {
        "tables" => SecurableKind.Table,
        "sequences" => SecurableKind.Sequence,
        "functions" => SecurableKind.Routine,
        "types" => SecurableKind.Type,
        _ => null,
    };
}
