namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Domains; their checks are <see cref="DomainConstraintSql"/>.</summary>
internal sealed class DomainSql() : KindSql("domain")
{
    /// <inheritdoc/>
    protected override IEnumerable<SqlStatement> Make(CatalogObject item, SqlContext context)
    {
        var collation = item["collation"] is { } name ? $" COLLATE {name}" : "";
        var byDefault = item["default"] is { } expression ? $" DEFAULT {expression}" : "";
        var notNull = NotNull.Of(item);
        var constraint = notNull is null ? "" : notNull.Name is null ? " NOT NULL" : $" CONSTRAINT {notNull.Name} NOT NULL";
        yield return $"CREATE DOMAIN {item.Identity.Name} AS {item["type"]}{collation}{byDefault}{constraint}";
        if (notNull?.Comment is { } comment)
            yield return Comment(item, notNull.Name!, comment);
    }

    /// <inheritdoc/>
    protected override Alteration Change(ObjectChange change, SqlContext context) =>
        change.Changes("type", "collation") ? new Alteration.Anew() : new Alteration.InPlace([.. Statements(change)]);

    private static IEnumerable<SqlStatement> Statements(ObjectChange change)
    {
        var domain = change.Want.Identity.Name;
        if (change.Changes("default"))
            yield return $"ALTER DOMAIN {domain} {(change.Want["default"] is { } expression ? $"SET DEFAULT {expression}" : "DROP DEFAULT")}";
        if (!change.Changes("not null"))
            yield break;
        var (have, want) = (NotNull.Of(change.Have), NotNull.Of(change.Want));
        if (want is null)
        {
            yield return $"ALTER DOMAIN {domain} DROP NOT NULL";
            yield break;
        }

        if (have is null)
            yield return new SqlStatement($"ALTER DOMAIN {domain} {(want.Name is null ? "SET NOT NULL" : $"ADD CONSTRAINT {want.Name} NOT NULL")}")
            {
                Note = "Fails where a column of the domain holds a null.",
            };
        else if (have.Name != want.Name)
            yield return $"ALTER DOMAIN {domain} RENAME CONSTRAINT {have.Name} TO {want.Name}";
        if (have?.Comment != want.Comment)
            yield return Comment(change.Want, want.Name!, want.Comment);
    }

    private static SqlStatement Comment(CatalogObject domain, string constraint, string? literal) =>
        $"COMMENT ON CONSTRAINT {constraint} ON DOMAIN {domain.Identity.Name} IS {literal ?? "NULL"}";

    /// <summary>The attribute <c>not null</c>: <c>true</c>, or since PostgreSQL 17 <c>constraint name</c> with <c>comment</c> and a literal.</summary>
    private sealed record NotNull(string? Name, string? Comment)
    {
        public static NotNull? Of(CatalogObject domain)
        {
            var text = domain["not null"]!;
            var at = "constraint ".Length;
            if (text is "true" or "false")
                return text == "true" ? new NotNull(null, null) : null;
            var name = SqlName.UpTo(' ', text, ref at);
            return new NotNull(name, at < text.Length ? text[(at + " comment ".Length)..] : null);
        }
    }
}
