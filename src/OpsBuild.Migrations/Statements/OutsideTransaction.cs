namespace OpsBuild.Migrations.Statements;

/// <summary>Commands that PostgreSQL refuses inside a transaction block (SQLSTATE 25001), as far as their text tells.</summary>
/// <remarks>
/// The calls of the server's <c>PreventInTransactionBlock</c>, majors 15 to 18. Where the catalog decides, the text says nothing and the command is not
/// named here: REINDEX and CLUSTER of a partitioned table or index, DROP SUBSCRIPTION of one that has a slot, CALL and DO of what commits.
/// </remarks>
internal static class OutsideTransaction
{
    /// <summary>The command's words when it is one, such as <c>CREATE INDEX CONCURRENTLY</c>; null when it is not.</summary>
    public static string? Find(SqlCommandText command)
    {
        var words = LeadingWords.Of(command.Text, 4, out _);
        return words switch
        {
            ["create", "index", "concurrently", ..] or ["create", "unique", "index", "concurrently", ..] => "CREATE INDEX CONCURRENTLY",
            ["drop", "index", "concurrently", ..] => "DROP INDEX CONCURRENTLY",
            ["create" or "drop", "database" or "tablespace", ..] or ["alter", "system", ..] or ["discard", "all", ..] => Upper(words, 2),
            ["vacuum", ..] => "VACUUM",
            ["reindex", ..] => Reindex(new CommandTokens(command.Text)),
            ["cluster", ..] => Cluster(new CommandTokens(command.Text)),
            ["alter", "table", ..] => Detach(new CommandTokens(command.Text)),
            ["alter", "database", ..] => SetTablespace(new CommandTokens(command.Text)),
            ["create" or "alter", "subscription", ..] => Subscription(words[0], new CommandTokens(command.Text)),
            _ => null,
        };
    }

    private static string? Reindex(CommandTokens command)
    {
        command.Take("reindex");
        var concurrently = CommandTokens.IsOn(command.TakeOptions(), "concurrently", fallback: false);
        foreach (var many in new[] { "schema", "database", "system" })
        {
            if (command.Take(many))
                return $"REINDEX {many.ToUpperInvariant()}";
        }
        concurrently |= command.Take("index", "concurrently") || command.Take("table", "concurrently");
        return concurrently ? "REINDEX CONCURRENTLY" : null;
    }

    // Without a table it goes through all of them, each in a transaction of its own.
    private static string? Cluster(CommandTokens command)
    {
        command.Take("cluster");
        command.TakeOptions();
        command.Take("verbose");
        return command.IsAtEnd ? "CLUSTER of all tables" : null;
    }

    private static string? Detach(CommandTokens command) =>
        command.SkipPast("detach", "partition") && command.TakeName() is not null && command.Take("concurrently") ? "DETACH PARTITION CONCURRENTLY" : null;

    private static string? SetTablespace(CommandTokens command)
    {
        command.Take("alter", "database");
        return command.TakeName() is not null && command.Take("set", "tablespace") ? "ALTER DATABASE SET TABLESPACE" : null;
    }

    private static string? Subscription(string verb, CommandTokens command)
    {
        command.Take(verb, "subscription");
        command.TakeName();
        if (verb == "create")
        {
            // It makes a slot on the publisher, which no rollback here would take back.
            var options = command.SkipPast("with") ? command.TakeOptions() : new Dictionary<string, string>();
            return CommandTokens.IsOn(options, "create_slot", CommandTokens.IsOn(options, "connect", fallback: true)) ? "CREATE SUBSCRIPTION with a slot" : null;
        }
        if (command.Take("refresh", "publication"))
            return "ALTER SUBSCRIPTION REFRESH PUBLICATION";
        if (!command.Take("set", "publication") && !command.Take("add", "publication") && !command.Take("drop", "publication"))
            return null;
        var refresh = command.SkipPast("with") ? command.TakeOptions() : new Dictionary<string, string>();
        return CommandTokens.IsOn(refresh, "refresh", fallback: true) ? "ALTER SUBSCRIPTION with a refresh" : null;
    }

    private static string Upper(IReadOnlyList<string> words, int count) => string.Join(' ', words.Take(count)).ToUpperInvariant();
}
