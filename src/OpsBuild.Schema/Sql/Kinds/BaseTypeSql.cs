namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Base types and shells. A base type and the functions that read and write its values need each other, so they are made together.</summary>
internal sealed class BaseTypeSql() : KindSql("type")
{
    /// <inheritdoc/>
    public override IEnumerable<SqlStatement> Drop(CatalogObject item, SqlContext context) =>
        item["shell"] == "true" ? base.Drop(item, context) :
        [
            // All else that needs the type is gone by now; its own functions can only go with it.
            new SqlStatement($"DROP TYPE {item.Identity.Name} CASCADE") { Note = "Takes the functions that read and write the type's values along, and nothing else." },
        ];

    /// <inheritdoc/>
    protected override IEnumerable<SqlStatement> Make(CatalogObject item, SqlContext context)
    {
        yield return $"CREATE TYPE {item.Identity.Name}";
        if (item["shell"] == "true")
            yield break;
        var function = new RoutineSql("function");
        foreach (var own in context.Want.Dependencies.ReferencesOf(item.Identity).Where(reference => reference.Kind == ObjectKind.Function).Select(context.Want.Find).OfType<CatalogObject>())
        {
            foreach (var statement in function.Create(own, context).Take(1))
                yield return statement;
        }

        yield return new SqlStatement($"CREATE TYPE {item.Identity.Name} (\n    {SqlOptionList.Of(Options(item), ",\n    ")}\n)") { Note = "Takes a superuser." };
    }

    private static IEnumerable<(string Option, string? Value)> Options(CatalogObject item) =>
    [
        ("INPUT", item["input"]),
        ("OUTPUT", item["output"]),
        ("RECEIVE", item["receive"]),
        ("SEND", item["send"]),
        ("TYPMOD_IN", item["modifier input"]),
        ("TYPMOD_OUT", item["modifier output"]),
        ("ANALYZE", item["analyze"]),
        ("SUBSCRIPT", item["subscript"]),
        ("INTERNALLENGTH", item["length"] == "cstring" ? "-2" : item["length"]!.ToUpperInvariant()),
        ("PASSEDBYVALUE", item["passed by value"] == "true" ? "true" : null),
        ("ALIGNMENT", item["alignment"]),
        ("STORAGE", item["storage"]),
        ("CATEGORY", SqlLiteral.Of(item["category"]!)),
        ("PREFERRED", item["preferred"] == "true" ? "true" : null),
        ("DEFAULT", item["default"] is { } value ? SqlLiteral.Of(value) : null),
        ("ELEMENT", item["element"]),
        ("DELIMITER", SqlLiteral.Of(item["delimiter"]!)),
        ("COLLATABLE", item["collatable"] == "true" ? "true" : null),
    ];
}
