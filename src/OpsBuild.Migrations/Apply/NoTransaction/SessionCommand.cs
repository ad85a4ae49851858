using OpsBuild.Migrations.Statements;

namespace OpsBuild.Migrations.Apply.NoTransaction;

/// <summary>Commands that change nothing but the session: a run that resumes in a new one sends those of the finished statements again.</summary>
internal static class SessionCommand
{
    public static bool Is(Statement statement) => statement.Commands.All(command => Is(command.Text));

    /// <summary>A table that the session took with it when it ended; nobody can bring back what was in it.</summary>
    public static bool MakesTemporary(Statement statement) => statement.Commands.Any(command => LeadingWords.Of(command.Text, 3, out _) is
        ["create", "temp" or "temporary", ..] or ["create", "local" or "global", "temp" or "temporary", ..]);

    private static bool Is(string command)
    {
        var words = LeadingWords.Of(command, 2, out _);
        return words switch
        {
            ["set" or "reset" or "discard" or "load" or "deallocate" or "listen" or "unlisten", ..] => true,
            ["prepare", "transaction"] => false,
            ["prepare", ..] => true,
            ["select", ..] => SetsByFunction(command),
            _ => false,
        };
    }

    // As pg_dump writes it: select pg_catalog.set_config('search_path', '', false);
    private static bool SetsByFunction(string command)
    {
        var tokens = new CommandTokens(command);
        tokens.Take("select");
        return tokens.TakeName() is { } name && name.ToLowerInvariant() is "set_config" or "pg_catalog.set_config"
            && tokens.TakeParentheses() && tokens.IsAtEnd;
    }
}
