namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Event triggers, which only superusers make.</summary>
internal sealed class EventTriggerSql() : KindSql("event trigger")
{
    /// <inheritdoc/>
    protected override IEnumerable<SqlStatement> Make(CatalogObject item, SqlContext context)
    {
        var tags = item["tags"] is { } list ? $" WHEN TAG IN ({string.Join(", ", list.Split('\n').Select(SqlLiteral.Of))})" : "";
        yield return $"CREATE EVENT TRIGGER {item.Identity.Name} ON {item["event"]}{tags} EXECUTE FUNCTION {item["function"]}";
        if (item["state"] != "enabled")
            yield return State(item);
    }

    /// <inheritdoc/>
    protected override Alteration Change(ObjectChange change, SqlContext context) =>
        change.Changes("event", "tags", "function") ? new Alteration.Anew() : new Alteration.InPlace([State(change.Want)]);

    private static string State(CatalogObject item) => $"ALTER EVENT TRIGGER {item.Identity.Name} " + item["state"] switch
    {
        "enabled" => "ENABLE",
        "disabled" => "DISABLE",
        var other => $"ENABLE {other!.ToUpperInvariant()}",
    };
}
