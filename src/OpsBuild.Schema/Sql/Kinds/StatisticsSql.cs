namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Extended statistics.</summary>
internal sealed class StatisticsSql() : KindSql("statistics")
{
    /// <inheritdoc/>
    protected override IEnumerable<SqlStatement> Make(CatalogObject item, SqlContext context)
    {
        var kinds = item["kinds"] is { } list ? $" ({list})" : "";
        yield return $"CREATE STATISTICS {item.Identity.Name}{kinds} ON {item["columns"]} FROM {item.Place.PartOf}";
        if (item["target"] is not null)
            yield return Target(item);
    }

    /// <inheritdoc/>
    protected override Alteration Change(ObjectChange change, SqlContext context) =>
        change.Changes("kinds", "columns") ? new Alteration.Anew() : new Alteration.InPlace([Target(change.Want)]);

    private static SqlStatement Target(CatalogObject item) => $"ALTER STATISTICS {item.Identity.Name} SET STATISTICS {item["target"] ?? "-1"}";
}
