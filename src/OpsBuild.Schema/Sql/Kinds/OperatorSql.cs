namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Operators.</summary>
internal sealed class OperatorSql() : KindSql("operator")
{
    /// <inheritdoc/>
    protected override IEnumerable<SqlStatement> Make(CatalogObject item, SqlContext context)
    {
        if (item["function"] is null)
        {
            yield return SqlStatement.Remark($"The operator {item.Identity.Name} was only named, as the commutator or negator of another, and never made; nothing makes one so.");
            yield break;
        }

        (string Option, string? Value)[] options =
        [
            ("FUNCTION", SqlName.WithoutArguments(item["function"])),
            ("LEFTARG", item["left type"]),
            ("RIGHTARG", item["right type"]),
            ("COMMUTATOR", Operator(item["commutator"])),
            ("NEGATOR", Operator(item["negator"])),
            ("RESTRICT", item["restrict"]),
            ("JOIN", item["join"]),
            ("HASHES", item["hashes"] == "true" ? "true" : null),
            ("MERGES", item["merges"] == "true" ? "true" : null),
        ];
        yield return $"CREATE OPERATOR {SqlName.WithoutArguments(item.Identity.Name)} ({SqlOptionList.Of(options)})";
    }

    /// <inheritdoc/>
    protected override Alteration Change(ObjectChange change, SqlContext context)
    {
        if (change.Changes("function", "returns", "commutator", "negator", "hashes", "merges"))
            return new Alteration.Anew();
        var options = new (string Option, string Attribute)[] { ("RESTRICT", "restrict"), ("JOIN", "join") }
            .Where(option => change.Changes(option.Attribute))
            .Select(option => $"{option.Option} = {change.Want[option.Attribute] ?? "NONE"}");
        return new Alteration.InPlace([$"ALTER OPERATOR {change.Want.Identity.Name} SET ({string.Join(", ", options)})"]);
    }

    private static string? Operator(string? signature) => signature is null ? null : $"OPERATOR({SqlName.WithoutArguments(signature)})";
}
