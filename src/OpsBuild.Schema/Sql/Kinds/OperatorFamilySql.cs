namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Operator families with their loose members; of PostgreSQL's own families the members alone.</summary>
internal sealed class OperatorFamilySql() : KindSql("operator family")
{
    /// <inheritdoc/>
    public override IEnumerable<SqlStatement> Drop(CatalogObject item, SqlContext context) =>
        IsPostgres(item) ? Members(item, Lines(item), []) : base.Drop(item, context);

    /// <inheritdoc/>
    protected override IEnumerable<SqlStatement> Make(CatalogObject item, SqlContext context) =>
    [
        .. IsPostgres(item) ? [] : new SqlStatement[] { $"CREATE OPERATOR FAMILY {item.Identity.Name}" },
        .. Members(item, [], Lines(item)),
    ];

    /// <inheritdoc/>
    protected override Alteration Change(ObjectChange change, SqlContext context) =>
        new Alteration.InPlace([.. Members(change.Want, Lines(change.Have), Lines(change.Want))]);

    private static IEnumerable<SqlStatement> Members(CatalogObject item, IReadOnlyList<string> have, IReadOnlyList<string> want)
    {
        if (have.Except(want).ToList() is { Count: > 0 } gone)
            yield return $"ALTER OPERATOR FAMILY {item.Identity.Name} DROP {string.Join(", ", gone.Select(Place))}";
        if (want.Except(have).ToList() is { Count: > 0 } added)
            yield return $"ALTER OPERATOR FAMILY {item.Identity.Name} ADD {string.Join(", ", added)}";
    }

    // OPERATOR 1 app.<(a,b) is dropped as OPERATOR 1 (a,b), and FUNCTION 1 (a, b) app.f(a,b) as FUNCTION 1 (a, b).
    private static string Place(string member)
    {
        var words = member.Split(' ', 3);
        var at = 0;
        var types = words[2][SqlName.UpTo('(', words[2], ref at).Length..];
        var end = SqlText.Find(")", types[1..]) + 2;
        return $"{words[0]} {words[1]} {types[..end]}";
    }

    private static List<string> Lines(CatalogObject item) => [.. item["operators"]?.Split('\n') ?? [], .. item["functions"]?.Split('\n') ?? []];

    private static bool IsPostgres(CatalogObject item) => item.Place.Schema == "pg_catalog";
}
