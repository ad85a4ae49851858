namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Large objects, without what is in them.</summary>
internal sealed class LargeObjectSql() : KindSql("large object")
{
    /// <inheritdoc/>
    public override IEnumerable<SqlStatement> Drop(CatalogObject item, SqlContext context) =>
        [new SqlStatement($"SELECT pg_catalog.lo_unlink({item.Identity.Name})") { LosesData = true }];

    /// <inheritdoc/>
    protected override IEnumerable<SqlStatement> Make(CatalogObject item, SqlContext context) =>
        [new SqlStatement($"SELECT pg_catalog.lo_create({item.Identity.Name})") { Note = "Empty: what was in it is no part of a catalog." }];
}
