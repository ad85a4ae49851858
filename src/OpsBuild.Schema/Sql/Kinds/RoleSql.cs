namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Roles. A catalog holds those that its database mentions, so one that it does not hold may be there all the same.</summary>
internal sealed class RoleSql : ISqlOfKind
{
    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Create(CatalogObject item, SqlContext context)
    {
        var name = item.Identity.Name;
        var literal = SqlLiteral.Of(SqlName.Unquoted(name));
        yield return WholeCluster.Noted(new SqlStatement(
            $"DO {SqlLiteral.Dollar($"BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = {literal}) THEN CREATE ROLE {name}; END IF; END")}")
        {
            Note = "Without a password: that is no part of a catalog.",
        });
        yield return WholeCluster.Noted($"ALTER ROLE {name} {string.Join(' ', Clauses(item, _ => true))}");
        if (item["comment"] is { } comment)
            yield return Rights.Comment("role", name, comment);
    }

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Drop(CatalogObject item, SqlContext context) =>
    [
        SqlStatement.Remark($"Nothing is to mention the role {item.Identity.Name}. It is the cluster's, so it stays; where no other database needs it: DROP ROLE {item.Identity.Name};"),
    ];

    /// <inheritdoc/>
    public Alteration Alter(ObjectChange change, SqlContext context)
    {
        var name = change.Want.Identity.Name;
        var clauses = Clauses(change.Want, attribute => change.Changes(attribute)).ToList();
        return new Alteration.InPlace(
        [
            .. clauses.Count == 0 ? [] : new[] { WholeCluster.Noted($"ALTER ROLE {name} {string.Join(' ', clauses)}") },
            .. change.Changes("comment") ? [Rights.Comment("role", name, change.Want["comment"])] : Array.Empty<SqlStatement>(),
        ]);
    }

    private static IEnumerable<string> Clauses(CatalogObject item, Func<string, bool> isWanted)
    {
        (string Attribute, string Keyword)[] flags =
        [
            ("login", "LOGIN"), ("superuser", "SUPERUSER"), ("inherit", "INHERIT"), ("create role", "CREATEROLE"), ("create database", "CREATEDB"),
            ("replication", "REPLICATION"), ("bypass row security", "BYPASSRLS"),
        ];
        foreach (var (attribute, keyword) in flags.Where(flag => isWanted(flag.Attribute)))
            yield return item[attribute] == "true" ? keyword : $"NO{keyword}";
        if (isWanted("connection limit"))
            yield return $"CONNECTION LIMIT {item["connection limit"] ?? "-1"}";
        if (isWanted("valid until"))
            yield return $"VALID UNTIL {SqlLiteral.Of(item["valid until"] ?? "infinity")}";
    }
}
