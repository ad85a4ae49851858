namespace OpsBuild.Schema.Sql;

/// <summary>Statements with a name that is only known where they run: the database's, or that of the cluster's first superuser.</summary>
internal static class RunTimeName
{
    /// <summary>Stands for the name in the statement; no name and no text of the catalog holds it.</summary>
    public const string Mark = "\u0001";

    /// <summary>The database that the script runs in.</summary>
    public const string Database = "current_database()";

    /// <summary>The role that made the cluster and owns what PostgreSQL brings.</summary>
    public const string FirstSuperuser = "pg_get_userbyid(10)";

    /// <summary>Makes a statement with the mark one that fills the name in itself; one without it stays as it is.</summary>
    public static SqlStatement Filled(SqlStatement statement, string name)
    {
        if (!statement.Text.Contains(Mark, StringComparison.Ordinal))
            return statement;
        var format = SqlLiteral.Of(statement.Text.Replace("%", "%%", StringComparison.Ordinal).Replace(Mark, "%1$I", StringComparison.Ordinal));
        return statement with { Text = $"DO {SqlLiteral.Dollar($"BEGIN EXECUTE format({format}, {name}); END")}" };
    }
}
