using OpsBuild.Migrations.Statements;

namespace OpsBuild.Migrations.Apply;

/// <summary>A statement that the server refused, with what it said.</summary>
public sealed record MigrationFailure
{
    /// <summary>The file's name.</summary>
    public required string File { get; init; }

    /// <summary>The statement's first word, or the very place when the server named one.</summary>
    public required TextPosition Position { get; init; }

    /// <summary>Which statement of the file it is, counted from 1; one more than there are when the commit failed.</summary>
    public required int Number { get; init; }

    /// <summary>The start of the statement on one line, with passwords starred out.</summary>
    public required string Excerpt { get; init; }

    /// <summary>The server's five-character code; empty where Atlas passes on its words alone.</summary>
    public required string SqlState { get; init; }

    public required string Message { get; init; }

    /// <summary>What the server added; null when nothing, or when the connection hides it (<c>Include Error Detail</c>: it may hold a row's values).</summary>
    public string? Detail { get; init; }

    public string? Hint { get; init; }

    /// <summary>The functions that the server was in, innermost first; null when in none.</summary>
    public string? Where { get; init; }

    /// <summary>How much was taken back with it.</summary>
    /// <value>Default the file.</value>
    public TransactionMode Mode { get; init; }

    /// <summary>The same told to a person.</summary>
    public Problem ToProblem() => new(
        $"{SqlState} {Message} in: {Excerpt}".TrimStart(),
        string.Join(' ', new[] { Detail, Hint, Where }.Where(part => !string.IsNullOrEmpty(part)).Append(Aftermath)),
        $"Correct the statement, update atlas.sum (./build.sh HashMigrations) and apply again; {Sequel}.")
    {
        File = File, Line = Position.Line, Column = Position.Column,
    };

    internal string Aftermath => Mode switch
    {
        TransactionMode.None => "The file runs without a transaction: its statements before this one are applied and stay.",
        TransactionMode.All => "The run was rolled back with all of its files (MIGRATION_TX_MODE is all); nothing of them is in the database.",
        _ => "The file was rolled back; nothing of it is in the database.",
    };

    private string Sequel => Mode switch
    {
        TransactionMode.None => "it goes on at this statement, and those before it must stay as they are",
        TransactionMode.All => "it begins at its first file",
        _ => "it goes on at this file",
    };
}
