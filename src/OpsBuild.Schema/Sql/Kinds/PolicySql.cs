namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Row security policies.</summary>
internal sealed class PolicySql : ISqlOfKind
{
    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Create(CatalogObject item, SqlContext context)
    {
        yield return $"CREATE POLICY {Name(item)}"
            + (item["kind"] == "restrictive" ? " AS RESTRICTIVE" : "")
            + (item["command"] is { } command and not "all" ? $" FOR {command.ToUpperInvariant()}" : "")
            + $" TO {Roles(item)}"
            + (item["using"] is { } test ? $" USING ({test})" : "")
            + (item["with check"] is { } check ? $" WITH CHECK ({check})" : "");
        foreach (var statement in Rights.OnCreate("policy", Name(item), item, context))
            yield return statement;
    }

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Drop(CatalogObject item, SqlContext context) => [$"DROP POLICY {Name(item)}"];

    /// <inheritdoc/>
    public Alteration Alter(ObjectChange change, SqlContext context)
    {
        // ALTER POLICY can give another condition but take none away.
        var (have, want) = (change.Have, change.Want);
        if (change.Changes("kind", "command") || (have["using"] is not null && want["using"] is null) || (have["with check"] is not null && want["with check"] is null))
            return new Alteration.Anew();
        var clauses = (change.Changes("roles") ? $" TO {Roles(want)}" : "")
            + (change.Changes("using") ? $" USING ({want["using"]})" : "")
            + (change.Changes("with check") ? $" WITH CHECK ({want["with check"]})" : "");
        return new Alteration.InPlace(
        [
            .. clauses.Length > 0 ? [$"ALTER POLICY {Name(want)}{clauses}"] : Array.Empty<SqlStatement>(),
            .. Rights.OnAlter("policy", Name(want), change, context),
        ]);
    }

    private static string Roles(CatalogObject item) => (item["roles"] ?? "PUBLIC").Replace("\n", ", ", StringComparison.Ordinal);

    private static string Name(CatalogObject item) => $"{Relation.LastName(item)} ON {item.Place.PartOf}";
}
