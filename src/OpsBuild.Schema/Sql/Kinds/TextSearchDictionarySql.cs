namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Text search dictionaries.</summary>
internal sealed class TextSearchDictionarySql() : KindSql("text search dictionary")
{
    /// <inheritdoc/>
    protected override IEnumerable<SqlStatement> Make(CatalogObject item, SqlContext context) =>
    [
        $"CREATE TEXT SEARCH DICTIONARY {item.Identity.Name} (TEMPLATE = {item["template"]}{(item["options"] is { Length: > 0 } options ? $", {options}" : "")})",
    ];

    /// <inheritdoc/>
    protected override Alteration Change(ObjectChange change, SqlContext context)
    {
        if (change.Changes("template"))
            return new Alteration.Anew();
        var want = SqlText.Split(change.Want["options"] ?? "");
        // An option without a value is taken away.
        var gone = SqlText.Split(change.Have["options"] ?? "").Select(NameOf).Except(want.Select(NameOf));
        return new Alteration.InPlace([$"ALTER TEXT SEARCH DICTIONARY {change.Want.Identity.Name} ({string.Join(", ", gone.Concat(want))})"]);
    }

    private static string NameOf(string option) => option[..SqlText.Find(" = ", option)];
}
