namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Publications. Those of all tables, and those of schemas, take a superuser.</summary>
internal sealed class PublicationSql() : KindSql("publication")
{
    /// <inheritdoc/>
    protected override IEnumerable<SqlStatement> Make(CatalogObject item, SqlContext context)
    {
        string[] members =
        [
            .. Lines(item["tables"]) is { Count: > 0 } tables ? [$"TABLE {string.Join(", ", tables.Select(Member))}"] : Array.Empty<string>(),
            .. Lines(item["schemas"]) is { Count: > 0 } schemas ? [$"TABLES IN SCHEMA {string.Join(", ", schemas)}"] : Array.Empty<string>(),
        ];
        var published = item["all tables"] == "true" ? " FOR ALL TABLES" : members.Length == 0 ? "" : $" FOR {string.Join(", ", members)}";
        yield return $"CREATE PUBLICATION {item.Identity.Name}{published} WITH ({string.Join(", ", Options(item, _ => true))})";
    }

    /// <inheritdoc/>
    protected override Alteration Change(ObjectChange change, SqlContext context) =>
        change.Changes("all tables") ? new Alteration.Anew() : new Alteration.InPlace([.. Statements(change)]);

    private static IEnumerable<SqlStatement> Statements(ObjectChange change)
    {
        var alter = $"ALTER PUBLICATION {change.Want.Identity.Name}";
        foreach (var table in Lines(change.Have["tables"]).Except(Lines(change.Want["tables"])))
            yield return $"{alter} DROP TABLE ONLY {TableOf(table)}";
        foreach (var schema in Lines(change.Have["schemas"]).Except(Lines(change.Want["schemas"])))
            yield return $"{alter} DROP TABLES IN SCHEMA {schema}";
        foreach (var table in Lines(change.Want["tables"]).Except(Lines(change.Have["tables"])))
            yield return $"{alter} ADD TABLE {Member(table)}";
        foreach (var schema in Lines(change.Want["schemas"]).Except(Lines(change.Have["schemas"])))
            yield return $"{alter} ADD TABLES IN SCHEMA {schema}";
        if (Options(change.Want, name => change.Changes(name)).ToList() is { Count: > 0 } options)
            yield return $"{alter} SET ({string.Join(", ", options)})";
    }

    private static IEnumerable<string> Options(CatalogObject item, Func<string, bool> isWanted)
    {
        if (isWanted("publish"))
            yield return $"publish = {SqlLiteral.Of(item["publish"] ?? "")}";
        if (isWanted("publish via partition root"))
            yield return $"publish_via_partition_root = {item["publish via partition root"]}";
        if (isWanted("publish generated columns") && item["publish generated columns"] is { } generated)
            yield return $"publish_generated_columns = {generated}";
    }

    // A line of each table is there for its children, too; the condition's parentheses are not always among what the server writes.
    private static string Member(string line)
    {
        var where = SqlText.Find(" WHERE ", line);
        return $"ONLY {line[..where]}{(where < line.Length ? $" WHERE ({line[(where + " WHERE ".Length)..]})" : "")}";
    }

    private static string TableOf(string line)
    {
        var at = 0;
        return SqlName.UpTo(' ', line, ref at);
    }

    private static List<string> Lines(string? text) => [.. text?.Split('\n') ?? []];
}
