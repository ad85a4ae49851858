namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Foreign servers.</summary>
internal sealed class ForeignServerSql() : KindSql("server")
{
    /// <inheritdoc/>
    protected override IEnumerable<SqlStatement> Make(CatalogObject item, SqlContext context)
    {
        var type = item["type"] is { } text ? $" TYPE {SqlLiteral.Of(text)}" : "";
        var version = item["version"] is { } number ? $" VERSION {SqlLiteral.Of(number)}" : "";
        yield return $"CREATE SERVER {item.Identity.Name}{type}{version} FOREIGN DATA WRAPPER {item["foreign data wrapper"]}{ForeignOptions.All(item["options"])}";
    }

    /// <inheritdoc/>
    protected override Alteration Change(ObjectChange change, SqlContext context)
    {
        if (change.Changes("foreign data wrapper", "type"))
            return new Alteration.Anew();
        var version = change.Changes("version") ? $" VERSION {(change.Want["version"] is { } number ? SqlLiteral.Of(number) : "NULL")}" : "";
        return new Alteration.InPlace([$"ALTER SERVER {change.Want.Identity.Name}{version}{ForeignOptions.Between(change.Have["options"], change.Want["options"])}"]);
    }
}
