namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Text search configurations with their mappings.</summary>
internal sealed class TextSearchConfigurationSql() : KindSql("text search configuration")
{
    /// <inheritdoc/>
    protected override IEnumerable<SqlStatement> Make(CatalogObject item, SqlContext context) =>
    [
        $"CREATE TEXT SEARCH CONFIGURATION {item.Identity.Name} (PARSER = {item["parser"]})",
        .. Mappings(item).Select(mapping => (SqlStatement)$"ALTER TEXT SEARCH CONFIGURATION {item.Identity.Name} ADD MAPPING FOR {mapping.Key} WITH {mapping.Value}"),
    ];

    /// <inheritdoc/>
    protected override Alteration Change(ObjectChange change, SqlContext context)
    {
        if (change.Changes("parser"))
            return new Alteration.Anew();
        var (have, want) = (Mappings(change.Have), Mappings(change.Want));
        var alter = $"ALTER TEXT SEARCH CONFIGURATION {change.Want.Identity.Name}";
        return new Alteration.InPlace(
        [
            .. have.Keys.Where(token => !want.ContainsKey(token)).Select(token => (SqlStatement)$"{alter} DROP MAPPING FOR {token}"),
            .. want.Where(mapping => have.GetValueOrDefault(mapping.Key) != mapping.Value)
                .Select(mapping => (SqlStatement)$"{alter} {(have.ContainsKey(mapping.Key) ? "ALTER" : "ADD")} MAPPING FOR {mapping.Key} WITH {mapping.Value}"),
        ]);
    }

    private static SortedDictionary<string, string> Mappings(CatalogObject item) => new(
        (item["mappings"]?.Split('\n') ?? []).Select(line => (Line: line, At: SqlText.Find(": ", line))).ToDictionary(pair => pair.Line[..pair.At], pair => pair.Line[(pair.At + 2)..]),
        StringComparer.Ordinal);
}
