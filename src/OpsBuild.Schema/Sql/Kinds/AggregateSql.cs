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
        return $"CREATE OR REPLACE AGGREGATE {FunctionName(item.Identity.Name)}({arguments}) (\n    {string.Join(",\n    ", Options(item))}\n)";
    }

    private static IEnumerable<string> Options(CatalogObject item)
    {
        var modifyByDefault = item["kind"] == "normal" ? "read only" : "read write";
        (string Option, string? Value)[] all =
        [
            ("SFUNC", Function(item["state function"])),
            ("STYPE", item["state type"]),
            ("SSPACE", item["state size"]),
            ("FINALFUNC", Function(item["final function"])),
            ("FINALFUNC_EXTRA", item["final function extra"]),
            ("FINALFUNC_MODIFY", Modify(item["final function modify"], modifyByDefault)),
            ("COMBINEFUNC", Function(item["combine function"])),
            ("SERIALFUNC", Function(item["serial function"])),
            ("DESERIALFUNC", Function(item["deserial function"])),
            ("INITCOND", item["initial value"] is { } initial ? SqlLiteral.Of(initial) : null),
            ("MSFUNC", Function(item["moving state function"])),
            ("MINVFUNC", Function(item["moving inverse function"])),
            ("MSTYPE", item["moving state type"]),
            ("MSSPACE", item["moving state size"]),
            ("MFINALFUNC", Function(item["moving final function"])),
            ("MFINALFUNC_EXTRA", item["moving final function extra"]),
            ("MFINALFUNC_MODIFY", Modify(item["moving final function modify"], modifyByDefault)),
            ("MINITCOND", item["moving initial value"] is { } moving ? SqlLiteral.Of(moving) : null),
            ("SORTOP", item["sort operator"] is { } order ? $"OPERATOR({FunctionName(order)})" : null),
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

    private static string? Function(string? signature) => signature is null ? null : FunctionName(signature);

    // Which of several functions of a name is meant follows from the aggregate's types.
    private static string FunctionName(string signature)
    {
        var at = 0;
        return SqlIdentifier.UpTo('(', signature, ref at);
    }
}
