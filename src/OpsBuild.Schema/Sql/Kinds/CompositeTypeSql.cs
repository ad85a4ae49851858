namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Composite types, made with their attributes.</summary>
internal sealed class CompositeTypeSql() : KindSql("type")
{
    /// <inheritdoc/>
    protected override IEnumerable<SqlStatement> Make(CatalogObject item, SqlContext context)
    {
        var attributes = context.WantedParts(item.Identity.Name, ObjectKind.Column);
        yield return $"CREATE TYPE {item.Identity.Name} AS ({string.Join(", ", attributes.Select(CompositeAttributeSql.Declaration))})";
        foreach (var attribute in attributes.Where(attribute => attribute["comment"] is not null))
            yield return Rights.Comment("column", attribute.Identity.Name, attribute["comment"]);
    }
}
