namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Functions and procedures.</summary>
/// <param name="keyword"><c>function</c> or <c>procedure</c>.</param>
internal sealed class RoutineSql(string keyword) : KindSql(keyword)
{
    // What ALTER FUNCTION changes without the body being said again.
    private static readonly string[] Properties = ["volatility", "strict", "leakproof", "security", "parallel", "cost", "rows", "support", "settings"];
    private static readonly string[] Rights = ["owner", "grants", "comment"];

    /// <inheritdoc/>
    protected override IEnumerable<SqlStatement> Make(CatalogObject item, SqlContext context) => [Definition(item)];

    /// <inheritdoc/>
    protected override Alteration Change(ObjectChange change, SqlContext context)
    {
        if (change.Attributes.All(name => Properties.Contains(name) || Rights.Contains(name)) && (!change.Changes("support") || change.Want["support"] is not null))
            return new Alteration.InPlace([$"ALTER {Keyword} {NameOf(change.Want)} {string.Join(' ', Clauses(change))}"]);
        return change.Changes("window", "returns") || !CanReplace(change.Have["arguments"]!, change.Want["arguments"]!)
            ? new Alteration.Anew()
            : new Alteration.InPlace([Definition(change.Want)]);
    }

    private string Definition(CatalogObject item)
    {
        var name = SqlName.WithoutArguments(item.Identity.Name);
        var returns = item["returns"] is { } result && Keyword == "FUNCTION" ? $"\n    RETURNS {result}" : "";
        return $"CREATE OR REPLACE {Keyword} {name}({item["arguments"]}){returns}\n    LANGUAGE {Language(item)}"
            + string.Concat(Options(item).Select(option => $"\n    {option}")) + $"\n{Body(item)}";
    }

    private static string Language(CatalogObject item) =>
        item["language"]!.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_') ? item["language"]! : SqlName.Quoted(item["language"]!);

    private IEnumerable<string> Options(CatalogObject item)
    {
        if (item["transforms"] is { } transforms)
            yield return $"TRANSFORM {string.Join(", ", SqlText.Split(transforms).Select(type => $"FOR TYPE {type}"))}";
        if (Keyword == "FUNCTION")
        {
            if (item["window"] == "true")
                yield return "WINDOW";
            if (item["volatility"] != "volatile")
                yield return item["volatility"]!.ToUpperInvariant();
            if (item["strict"] == "true")
                yield return "STRICT";
            if (item["leakproof"] == "true")
                yield return "LEAKPROOF";
        }

        if (item["security"] == "definer")
            yield return "SECURITY DEFINER";
        if (Keyword == "FUNCTION")
        {
            if (item["parallel"] != "unsafe")
                yield return $"PARALLEL {item["parallel"]!.ToUpperInvariant()}";
            if (item["cost"] != (item["language"] is "c" or "internal" ? "1" : "100"))
                yield return $"COST {item["cost"]}";
            if (item["rows"] is { } rows && rows != "1000")
                yield return $"ROWS {rows}";
            if (item["support"] is { } support)
                yield return $"SUPPORT {support}";
        }

        foreach (var setting in SqlSettings.Set(item["settings"]))
            yield return setting;
    }

    private static string Body(CatalogObject item) => item switch
    {
        _ when item["library"] is { } library => $"AS {SqlLiteral.Of(library)}, {SqlLiteral.Of(item["body"]!)}",
        // A body of the SQL standard is no text to the server, which writes it in full.
        _ when item["sql body"] == "true" => item["body"]!,
        _ => $"AS {SqlLiteral.Dollar(item["body"]!)}",
    };

    private static IEnumerable<string> Clauses(ObjectChange change)
    {
        var want = change.Want;
        if (change.Changes("volatility"))
            yield return want["volatility"]!.ToUpperInvariant();
        if (change.Changes("strict"))
            yield return want["strict"] == "true" ? "STRICT" : "CALLED ON NULL INPUT";
        if (change.Changes("leakproof"))
            yield return want["leakproof"] == "true" ? "LEAKPROOF" : "NOT LEAKPROOF";
        if (change.Changes("security"))
            yield return $"SECURITY {want["security"]!.ToUpperInvariant()}";
        if (change.Changes("parallel"))
            yield return $"PARALLEL {want["parallel"]!.ToUpperInvariant()}";
        if (change.Changes("cost"))
            yield return $"COST {want["cost"]}";
        if (change.Changes("rows"))
            yield return $"ROWS {want["rows"]}";
        if (change.Changes("support"))
            yield return $"SUPPORT {want["support"]}";
        foreach (var setting in SqlSettings.Between(change.Have["settings"], want["settings"]))
            yield return setting;
    }

    // CREATE OR REPLACE gives an argument a default, and another one, but neither takes it away nor renames the argument.
    private static bool CanReplace(string have, string want)
    {
        var (before, after) = (Arguments(have), Arguments(want));
        return before.Select(argument => argument.Declaration).SequenceEqual(after.Select(argument => argument.Declaration))
            && before.Zip(after).All(pair => !pair.First.HasDefault || pair.Second.HasDefault);
    }

    private static List<(string Declaration, bool HasDefault)> Arguments(string list) =>
    [
        .. SqlText.Split(list).Select(argument =>
        {
            var end = SqlText.Find(" DEFAULT ", argument);
            return (argument[..end], end < argument.Length);
        }),
    ];
}
