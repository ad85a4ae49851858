namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Checks of domains.</summary>
internal sealed class DomainConstraintSql : ISqlOfKind
{
    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Create(CatalogObject item, SqlContext context)
    {
        var later = item["validated"] == "false" ? " NOT VALID" : "";
        yield return new SqlStatement($"ALTER DOMAIN {item.Place.PartOf} ADD CONSTRAINT {NameOf(item)} {item["definition"]}{later}");
        if (item["comment"] is { } comment)
            yield return Comment(item, comment);
    }

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Drop(CatalogObject item, SqlContext context) =>
        [$"ALTER DOMAIN {item.Place.PartOf} DROP CONSTRAINT {NameOf(item)}"];

    /// <inheritdoc/>
    public Alteration Alter(ObjectChange change, SqlContext context)
    {
        if (change.Changes("kind", "definition") || (change.Changes("validated") && change.Want["validated"] == "false"))
            return new Alteration.Anew();
        return new Alteration.InPlace(
        [
            .. change.Changes("validated") ? [$"ALTER DOMAIN {change.Want.Place.PartOf} VALIDATE CONSTRAINT {NameOf(change.Want)}"] : Array.Empty<SqlStatement>(),
            .. change.Changes("comment") ? [Comment(change.Want, change.Want["comment"])] : Array.Empty<SqlStatement>(),
        ]);
    }

    private static string NameOf(CatalogObject item) => item.Identity.Name[(item.Place.PartOf!.Length + 1)..];

    private static SqlStatement Comment(CatalogObject item, string? text) =>
        Rights.Comment("constraint", $"{NameOf(item)} ON DOMAIN {item.Place.PartOf}", text);
}
