namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Aggregates.</summary>
internal sealed class AggregateSql() : KindSql("aggregate")
{
    /// <inheritdoc/>
    protected override string NameOf(CatalogObject item) =>
        item.Identity.Name.EndsWith("()", StringComparison.Ordinal) ? $"{item.Identity.Name[..^2]}(*)" : item.Identity.Name;

    /// <inheritdoc/>
    protected override IEnumerable<SqlStatement> Make(CatalogObject item, SqlContext context) => [Definition(item)];

    /// <inheritdoc/>
    protected override Alteration Change(ObjectChange change, SqlContext context) =>
        change.Changes("kind", "arguments", "returns") ? new Alteration.Anew() : new Alteration.InPlace([Definition(change.Want)]);

    private static string Definition(CatalogObject item)
    {
        var arguments = item["arguments"] is { Length: > 0 } some ? some : "*";
        return $"CREATE OR REPLACE AGGREGATE {SqlName.WithoutArguments(item.Identity.Name)}({arguments}) (\n    {string.Join(",\n    ", Options(item))}\n)";
    }

    private static IEnumerable<string> Options(CatalogObject item)
    {
        var modifyByDefault = item["kind"] == "normal" ? "read only" : "read write";
        (string Option, string? Value)[] all =
        [
            // Which of several functions of a name is meant follows from the aggregate's types.
            ("SFUNC", SqlName.WithoutArguments(item["state function"])),
            ("STYPE", item["state type"]),
            ("SSPACE", item["state size"]),
            ("FINALFUNC", SqlName.WithoutArguments(item["final function"])),
            ("FINALFUNC_EXTRA", item["final function extra"]),
            ("FINALFUNC_MODIFY", Modify(item["final function modify"], modifyByDefault)),
            ("COMBINEFUNC", SqlName.WithoutArguments(item["combine function"])),
            ("SERIALFUNC", SqlName.WithoutArguments(item["serial function"])),
            ("DESERIALFUNC", SqlName.WithoutArguments(item["deserial function"])),
            ("INITCOND", item["initial value"] is { } initial ? SqlLiteral.Of(initial) : null),
            ("MSFUNC", SqlName.WithoutArguments(item["moving state function"])),
            ("MINVFUNC", SqlName.WithoutArguments(item["moving inverse function"])),
            ("MSTYPE", item["moving state type"]),
            ("MSSPACE", item["moving state size"]),
            ("MFINALFUNC", SqlName.WithoutArguments(item["moving final function"])),
            ("MFINALFUNC_EXTRA", item["moving final function extra"]),
            ("MFINALFUNC_MODIFY", Modify(item["moving final function modify"], modifyByDefault)),
            ("MINITCOND", item["moving initial value"] is { } moving ? SqlLiteral.Of(moving) : null),
            ("SORTOP", item["sort operator"] is { } order ? $"OPERATOR({SqlName.WithoutArguments(order)})" : null),
            ("PARALLEL", item["parallel"] == "unsafe" ? null : item["parallel"]!.ToUpperInvariant()),
        ];
        foreach (var (option, value) in all)
        {
            if (value is not null)
                yield return value == "true" ? option : $"{option} = {value}";
        }

        if (item["kind"] == "hypothetical set")
            yield return "HYPOTHETICAL";
    }

    private static string? Modify(string? words, string byDefault) =>
        words is null || words == byDefault ? null : words.ToUpperInvariant().Replace(' ', '_');
}
