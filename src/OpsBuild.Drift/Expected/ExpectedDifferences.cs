using OpsBuild.Migrations.Apply;
using OpsBuild.Migrations.Apply.NoTransaction;
using OpsBuild.Migrations.Revisions;
using OpsBuild.Schema;
using OpsBuild.Schema.Comparison;

namespace OpsBuild.Drift.Expected;

/// <summary>What the pipeline adds to a database beside the migrations: where its history is kept, and what the application's role may do.</summary>
/// <param name="apply">Where the revision table may be.</param>
/// <param name="appUser">The application's role, or null.</param>
internal sealed class ExpectedDifferences(ApplyOptions apply, AppUserPolicy? appUser)
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
            && IsWithinPolicy(GrantSet.Read(difference.From), GrantSet.Read(difference.To), AppUserPolicy.Privileges(item.Identity.Kind));
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

    private bool IsWithinPolicy(IReadOnlySet<Grant> from, IReadOnlySet<Grant> to, IReadOnlyCollection<string> allowed) =>
        from.IsSubsetOf(to) && to.Except(from).All(grant =>
            (IsAppUser(grant.Grantee) && !grant.WithGrantOption && allowed.Contains(grant.Privilege))
            || (grant == GrantSet.OwnersMaintain && from.Contains(grant with { Privilege = "TRUNCATE" })));

    // As the catalog writes it: PUBLIC and OWNER stand for others, even where a role is named so.
    private bool IsAppUser(string grantee) =>
        grantee == new SqlIdentifier(appUser!.Role).ToString() || (grantee == appUser.Role && !grantee.Any(char.IsUpper));

    private static IReadOnlyCollection<string> AllowedByDefault(CatalogObject item) => AppUserPolicy.DefaultPrivileges(GrantSet.GrantedOn(item));
}
