namespace OpsBuild.Migrations.Statements;

/// <summary>Commands that begin or end a transaction.</summary>
internal static class TransactionControl
{
    /// <summary>The command's words when it is one; null when it is not. Savepoints are none: they stay within their transaction.</summary>
    public static string? Find(SqlCommandText command)
    {
        var words = LeadingWords.Of(command.Text, 3, out _);
        return words switch
        {
            ["rollback", "to", ..] or ["rollback", "work" or "transaction", "to", ..] => null,
            ["begin" or "commit" or "end" or "rollback" or "abort", ..] => words[0].ToUpperInvariant(),
            ["start" or "prepare", "transaction", ..] => $"{words[0]} {words[1]}".ToUpperInvariant(),
            _ => null,
        };
    }
}
