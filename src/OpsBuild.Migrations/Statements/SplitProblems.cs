using System.Text;

namespace OpsBuild.Migrations.Statements;

/// <summary>What keeps a file from being taken apart, each with its remedy. The place is added by whoever finds it.</summary>
internal static class SplitProblems
{
    public static Problem UnclosedParenthesis { get; } = new(
        "a parenthesis is opened here and never closed",
        "A semicolon inside parentheses ends no statement, so the rest of the file would be one.",
        "Close it, or remove it.");

    public static Problem UnexpectedClose { get; } = new(
        "a parenthesis is closed that was not opened", "No statement could be right with it.", "Remove it, or open one before it.");

    public static Problem UnclosedComment { get; } = new(
        "a comment starts here and never ends",
        "PostgreSQL nests comments: each /* needs its own */.",
        "End it with */, once for each /* inside it.");

    public static Problem UnclosedDollarQuote { get; } = new(
        "a dollar-quoted text starts here and never ends",
        "It ends only at the very tag that it starts with, upper and lower case told apart.",
        "Repeat the tag at its end.");

    public static Problem UnclosedBody { get; } = new(
        "a function's BEGIN ATOMIC body starts here and has no END",
        "The body ends at an END after a semicolon, and a semicolon follows.",
        "Write 'END;' after the body's last statement.");

    public static Problem Copy { get; } = new(
        "COPY from STDIN or to STDOUT",
        "Its data goes through the client, and a migration is run without one: the lines below it would be taken for SQL.",
        "Write the rows as INSERT statements (pg_dump --inserts or --column-inserts makes them).");

    public static Problem EmptyDelimiter { get; } = new(
        "DELIMITER names none", "Without one no statement would ever end.", "Write it on the same line, or remove the line.");

    public static Problem ByteOrderMark { get; } = new(
        "the file starts with a byte order mark", "To the server it is part of the first word.", "Save the file as UTF-8 without a mark, then update atlas.sum.")
    {
        Line = 1, Column = 1,
    };

    public static Problem ZeroByte { get; } = new(
        "a zero byte", "To the server it ends the text; the file may be UTF-16.", "Save the file as UTF-8, then update atlas.sum.");

    public static Problem NotUtf8 { get; } = new(
        "a byte that is not UTF-8", "Migrations are sent as UTF-8.", "Save the file as UTF-8, then update atlas.sum.");

    public static Problem UnclosedQuote(char quote) => new(
        $"a quote {quote} is opened here and never closed",
        "The rest of the file would be inside it.",
        quote == '\'' ? @"Close it. Inside a text write '' for a quote; a backslash escapes only in E'...'." : "Close it. Inside a name write \"\" for a quote.");

    public static Problem Parameter(ReadOnlySpan<byte> parameter) => new(
        $"{Encoding.UTF8.GetString(parameter)} stands for a parameter that nobody supplies",
        "A migration is sent as it stands, without values.",
        "Write the value itself; if it is meant as text, quote it.");

    public static Problem ClientCommand(ReadOnlySpan<byte> from)
    {
        var length = 1;
        while (length < from.Length && from[length] is var b and (>= (byte)'a' and <= (byte)'z' or >= (byte)'A' and <= (byte)'Z' or (byte)'.' or (byte)'!' or (byte)'?'))
            length++;
        var command = Encoding.UTF8.GetString(from[..length]);
        return new Problem($"{command} is a command of psql", "The server does not know it, and migrations are run without psql.", Instead(command));
    }

    private static string Instead(string command) => command switch
    {
        @"\i" or @"\ir" or @"\include" or @"\include_relative" => "Put the other file's statements here, or make it a migration of its own.",
        @"\copy" or @"\." => "Write the rows as INSERT statements (pg_dump --inserts makes them).",
        @"\c" or @"\connect" => "Remove it: a migration runs in the one database that it is applied to.",
        @"\restrict" or @"\unrestrict" => "Remove the line: pg_dump writes it for psql only.",
        @"\set" or @"\gset" or @"\unset" => "Write the values themselves, or use a DO block with variables.",
        @"\gexec" => "Use a DO block with EXECUTE.",
        @"\if" or @"\elif" or @"\else" or @"\endif" => "Use IF EXISTS / IF NOT EXISTS, or a DO block with IF.",
        _ => "Remove it, or say the same in SQL.",
    };
}
