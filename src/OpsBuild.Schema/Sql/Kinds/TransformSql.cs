namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Transforms of a type for a language, named as their statements name them.</summary>
internal sealed class TransformSql() : KindSql("transform")
{
    private static readonly string[] Directions = ["from sql", "to sql"];

    /// <inheritdoc/>
    protected override IEnumerable<SqlStatement> Make(CatalogObject item, SqlContext context) => [Definition(item)];

    /// <inheritdoc/>
    protected override Alteration Change(ObjectChange change, SqlContext context) => new Alteration.InPlace([Definition(change.Want)]);

    private static SqlStatement Definition(CatalogObject item)
    {
        var functions = Directions.Where(part => item[part] is not null).Select(part => $"{part.ToUpperInvariant()} WITH FUNCTION {item[part]}");
        return $"CREATE OR REPLACE TRANSFORM {item.Identity.Name} ({string.Join(", ", functions)})";
    }
}
