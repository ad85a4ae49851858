namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Subscriptions, whose connection strings are never read.</summary>
internal sealed class SubscriptionSql : ISqlOfKind
{
    // As CREATE and ALTER SUBSCRIPTION name them.
    private static readonly (string Attribute, string Option)[] Options =
    [
        ("synchronous commit", "synchronous_commit"), ("binary", "binary"), ("streaming", "streaming"), ("disable on error", "disable_on_error"),
        ("password required", "password_required"), ("run as owner", "run_as_owner"), ("origin", "origin"), ("failover", "failover"),
    ];

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Create(CatalogObject item, SqlContext context)
    {
        var options = Options.Where(option => item[option.Attribute] is not null).Select(option => $"{option.Option} = {SqlLiteral.Of(item[option.Attribute]!)}");
        yield return SqlStatement.Remark($"""
            The subscription {item.Identity.Name} needs a connection string, which is no part of a catalog:
            CREATE SUBSCRIPTION {item.Identity.Name} CONNECTION '...' PUBLICATION {Publications(item)} WITH ({string.Join(", ", options)});
            """);
    }

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Drop(CatalogObject item, SqlContext context)
    {
        yield return new SqlStatement($"DROP SUBSCRIPTION {item.Identity.Name}")
        {
            RunsAlone = item["slot name"] is not null,
            Note = item["slot name"] is { } slot ? $"Connects to the publisher and drops the slot {slot} there." : null,
        };
    }

    /// <inheritdoc/>
    public Alteration Alter(ObjectChange change, SqlContext context) =>
        new Alteration.InPlace([.. Own(change), .. Rights.OnAlter("subscription", change.Want.Identity.Name, change, context)]);

    private static IEnumerable<SqlStatement> Own(ObjectChange change)
    {
        var want = change.Want;
        var alter = $"ALTER SUBSCRIPTION {want.Identity.Name}";
        if (change.Changes("enabled") && want["enabled"] == "false")
            yield return $"{alter} DISABLE";
        if (change.Changes("slot name"))
            yield return $"{alter} SET (slot_name = {(want["slot name"] is { } slot ? SqlLiteral.Of(slot) : "NONE")})";
        foreach (var (attribute, option) in Options.Where(option => change.Changes(option.Attribute) && want[option.Attribute] is not null))
            yield return $"{alter} SET ({option} = {SqlLiteral.Of(want[attribute]!)})";
        if (change.Changes("publications"))
        {
            yield return new SqlStatement($"{alter} SET PUBLICATION {Publications(want)} WITH (refresh = false)")
            {
                Note = "Nothing is copied by this; ALTER SUBSCRIPTION ... REFRESH PUBLICATION does that.",
            };
        }

        if (change.Changes("two phase"))
            yield return SqlStatement.Remark($"The subscription {want.Identity.Name} is to have two_phase = {want["two phase"]}: only a new subscription takes it on every major.");
        if (change.Changes("enabled") && want["enabled"] == "true")
            yield return $"{alter} ENABLE";
    }

    private static string Publications(CatalogObject item) => string.Join(", ", (item["publications"] ?? "").Split('\n').Select(SqlName.Quoted));
}
