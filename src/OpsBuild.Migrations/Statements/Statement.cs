namespace OpsBuild.Migrations.Statements;

/// <summary>One statement of a migration file, as Atlas counts and hashes it.</summary>
/// <param name="Text">
/// From its first word to its semicolon, comments inside included, comments before it not; a delimiter of the file's own is left out.
/// </param>
/// <param name="Position">Where its first word stands.</param>
public sealed record Statement(string Text, TextPosition Position)
{
    /// <summary>
    /// What is sent to the server, one by one. This is the statement itself, except in a file with a delimiter of its own, where several
    /// commands may stand between two delimiters.
    /// </summary>
    public IReadOnlyList<SqlCommandText> Commands { get; internal init; } = [new SqlCommandText(Text, Position)];
}

/// <summary>One command for the server, with the place where it stands.</summary>
/// <param name="Text">The command's text, its semicolon included.</param>
/// <param name="Position">Where its first word stands.</param>
public sealed record SqlCommandText(string Text, TextPosition Position);
