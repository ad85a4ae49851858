using System.Globalization;

namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Extensions. What they consist of comes and goes with them.</summary>
internal sealed class ExtensionSql : ISqlOfKind
{
    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Create(CatalogObject item, SqlContext context)
    {
        var name = item.Identity.Name;
        var note = item["owner"] is { } owner && owner != context.RunsAs ? $"To be run as {owner}: an extension's owner cannot be changed." : null;
        yield return new SqlStatement($"CREATE EXTENSION {name} WITH SCHEMA {item["schema"]} VERSION {SqlLiteral.Of(item["version"]!)}") { Note = note };
        // The server takes a comment from the extension's own files, which are not known here.
        yield return Rights.Comment("extension", name, item["comment"]);
    }

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Drop(CatalogObject item, SqlContext context)
    {
        var extension = SqlName.Unquoted(item.Identity.Name);
        var keepsRows = context.Have.ExtensionMembers.Any(member => member.Place.Extension == extension && member.Identity.Kind == ObjectKind.Table);
        yield return new SqlStatement($"DROP EXTENSION {item.Identity.Name}") { LosesData = keepsRows };
    }

    /// <inheritdoc/>
    public Alteration Alter(ObjectChange change, SqlContext context) => new Alteration.InPlace([.. Statements(change)]);

    private static IEnumerable<SqlStatement> Statements(ObjectChange change)
    {
        var name = change.Want.Identity.Name;
        if (change.Changes("version"))
        {
            yield return IsOlder(change.Want["version"]!, change.Have["version"]!)
                ? SqlStatement.Remark($"""
                    The extension {name} has version {change.Have["version"]} and is to have {change.Want["version"]}: extensions hardly ever come with scripts back.
                    Drop it and create it anew where nothing needs it, or keep the newer one.
                    """)
                : $"ALTER EXTENSION {name} UPDATE TO {SqlLiteral.Of(change.Want["version"]!)}";
        }

        if (change.Changes("schema"))
            yield return $"ALTER EXTENSION {name} SET SCHEMA {change.Want["schema"]}";
        if (change.Changes("owner"))
            yield return SqlStatement.Remark($"The extension {name} belongs to {change.Have["owner"]} and not to {change.Want["owner"]}; only dropping and creating it changes that.");
        if (change.Changes("comment"))
            yield return Rights.Comment("extension", name, change.Want["comment"]);
    }

    // Versions are free text; those that are not numbers have no order, and the server knows whether there is a way.
    private static bool IsOlder(string one, string other)
    {
        foreach (var (left, right) in one.Split('.').Zip(other.Split('.')))
        {
            if (left == right)
                continue;
            return int.TryParse(left, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && int.TryParse(right, NumberStyles.None, CultureInfo.InvariantCulture, out var otherNumber)
                && number < otherNumber;
        }

        return one.Length < other.Length;
    }
}
