using OpsBuild.Schema;

namespace OpsBuild.Drift.Expected;

/// <summary>The attribute <c>grants</c> taken apart: lines of <c>grantee=PRIVILEGE*,PRIVILEGE/grantor</c>.</summary>
internal static class GrantSet
{
    public static IReadOnlySet<Grant> Read(string? text) => (text ?? "")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(line => PrivilegesOf(line), (line, privilege) => new Grant(GranteeOf(line), privilege.TrimEnd('*'), privilege.EndsWith('*')))
        .ToHashSet();

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

    // Privileges are upper-case words, so the last sign is the one that follows the name, whatever the name holds.
    public static string GranteeOf(string line) => line[..SignOf(line)];

    private static string[] PrivilegesOf(string line) => line[(SignOf(line) + 1)..].Split('/', 2)[0].Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static int SignOf(string line)
    {
        // A quoted name ends with its quote; a plain one holds no sign.
        if (!line.StartsWith('"'))
            return line.IndexOf('=', StringComparison.Ordinal);
        var end = 1;
        while (line[end] != '"' || line[end + 1] == '"')
            end += line[end] == '"' ? 2 : 1;
        return end + 1;
    }
}
