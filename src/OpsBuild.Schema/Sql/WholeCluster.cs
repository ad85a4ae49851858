namespace OpsBuild.Schema.Sql;

/// <summary>What is said of statements that change more than one database.</summary>
internal static class WholeCluster
{
    private const string Warning = "Concerns the whole cluster, so its other databases too.";

    /// <summary>The statement with the warning before its own note.</summary>
    public static SqlStatement Noted(SqlStatement statement) =>
        statement.Text.Length == 0 ? statement : statement with { Note = statement.Note is null ? Warning : $"{Warning}\n{statement.Note}" };
}
