namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>The database itself, whose name is known only where the statements run.</summary>
internal sealed class DatabaseSql : ISqlOfKind
{
    private static readonly string[] Fixed = ["encoding", "locale provider", "lc collate", "lc ctype", "locale", "icu rules"];

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Create(CatalogObject item, SqlContext context) => [SqlStatement.Remark("The database has to be there.")];

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Drop(CatalogObject item, SqlContext context) => [SqlStatement.Remark("The database has to be there.")];

    /// <inheritdoc/>
    public Alteration Alter(ObjectChange change, SqlContext context) => new Alteration.InPlace(
    [
        .. Own(change).Concat(Rights.OnAlter("database", RunTimeName.Mark, change, context))
            .Select(statement => RunTimeName.Filled(statement, RunTimeName.Database)),
        .. Remarks(change),
    ]);

    private static IEnumerable<SqlStatement> Own(ObjectChange change)
    {
        if (change.Changes("connection limit"))
            yield return $"ALTER DATABASE {RunTimeName.Mark} CONNECTION LIMIT {change.Want["connection limit"] ?? "-1"}";
        if (change.Changes("template"))
            yield return $"ALTER DATABASE {RunTimeName.Mark} IS_TEMPLATE {change.Want["template"] ?? "false"}";
        foreach (var setting in SqlSettings.Between(change.Have["settings"], change.Want["settings"]))
            yield return new SqlStatement($"ALTER DATABASE {RunTimeName.Mark} {setting}") { Note = "Holds for sessions that begin later." };
    }

    private static IEnumerable<SqlStatement> Remarks(ObjectChange change)
    {
        if (change.Changes("tablespace"))
            yield return SqlStatement.Remark($"The database moves to tablespace {change.Want["tablespace"] ?? "pg_default"} only by ALTER DATABASE from another one, while nobody is connected.");
        if (change.Changes("allow connections"))
            yield return SqlStatement.Remark($"Connections to the database are to be {(change.Want["allow connections"] is null ? "allowed" : "refused")}: only ALTER DATABASE from another one does that.");
        foreach (var name in Fixed.Where(name => change.Changes(name)))
            yield return SqlStatement.Remark($"The database's {name} is {change.Have[name] ?? "not set"} and was to be {change.Want[name] ?? "not set"}: only a new database can have it, filled from a dump.");
    }
}
