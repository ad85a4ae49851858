using OpsBuild.Schema;
using OpsBuild.Schema.Sql;

namespace OpsBuild.Drift.Expected;

/// <summary>The attribute <c>grants</c> taken apart: lines of <c>grantee=PRIVILEGE*,PRIVILEGE/grantor</c>.</summary>
internal static class GrantSet
{
    /// <summary>Reads the attribute; null is no grant at all. Who granted does not count here.</summary>
    public static IReadOnlySet<Grant> Read(string? text)
    {
        var set = Schema.Sql.GrantSet.Parse(text);
        return set.All.Select(grant => new Grant(grant.Grantee, grant.Privilege, set.HasOption(grant))).ToHashSet();
    }

    /// <summary>The owner's right that 17 added to those on tables; earlier majors do not have it.</summary>
    public static Grant OwnersMaintain { get; } = new("OWNER", "MAINTAIN", WithGrantOption: false);

    /// <summary>What default privileges are while nobody has altered them: the first grant of any for the whole database writes them all down.</summary>
    /// <param name="defaults">Default privileges; those in one schema only add to them, and begin with none.</param>
    public static IReadOnlySet<Grant> BuiltIn(CatalogObject defaults) => Read(defaults.Place.Schema is not null ? null : GrantedOn(defaults) switch
    {
        "tables" => "OWNER=DELETE,INSERT,REFERENCES,SELECT,TRIGGER,TRUNCATE,UPDATE",
        "sequences" => "OWNER=SELECT,UPDATE,USAGE",
        "functions" => "OWNER=EXECUTE\nPUBLIC=EXECUTE",
        "types" => "OWNER=USAGE\nPUBLIC=USAGE",
        "schemas" => "OWNER=CREATE,USAGE",
        _ => null,
    });

    /// <summary>The word for what default privileges are on, such as <c>tables</c>.</summary>
    public static string GrantedOn(CatalogObject defaults) => defaults.Identity.Name[(defaults.Identity.Name.LastIndexOf(' ') + 1)..];

    /// <summary>The role that one line of the attribute is about, as the catalog writes it.</summary>
    public static string GranteeOf(string line)
    {
        var at = 0;
        return SqlName.UpTo('=', line, ref at);
    }
}
