using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace OpsBuild.Migrations.Statements;

/// <summary>Takes a migration file apart into its statements.</summary>
/// <remarks>
/// PostgreSQL's lexical rules decide where a statement ends. Where Atlas ends it there too, the texts are Atlas's byte for byte, so that
/// counts and partial hashes agree. Where Atlas goes wrong (nested comments, <c>E'\''</c>, a dollar inside a name, plain <c>BEGIN … END</c>,
/// the back quote), PostgreSQL is followed.
/// </remarks>
public static class StatementSplitter
{
    /// <summary>Splits a file.</summary>
    /// <param name="file">The file; its header may name a delimiter.</param>
    /// <param name="statements">The statements in order; empty when the file holds none.</param>
    /// <param name="problem">Why the file cannot be sent to a server: a quote without its end, a command of psql, data for COPY.</param>
    public static bool TrySplit(
        MigrationFile file, [NotNullWhen(true)] out IReadOnlyList<Statement>? statements, [NotNullWhen(false)] out Problem? problem)
    {
        ArgumentNullException.ThrowIfNull(file);
        var source = file.Content.Span;
        var split = new List<Statement>();
        statements = null;
        problem = FileBytes.Problem(source) ?? Split(source, file.Header.Delimiter, split);
        if (problem is null)
        {
            statements = split;
            return true;
        }
        problem = problem with { File = file.Name };
        return false;
    }

    private static Problem? Split(ReadOnlySpan<byte> source, string? delimiter, List<Statement> statements)
    {
        var start = delimiter is null ? 0 : EndOfFirstLine(source);   // the line that names the delimiter is no statement
        var position = TextPosition.Start;
        while (true)
        {
            var isCommand = delimiter is null or Delimiter.Semicolon;
            var problem = isCommand
                ? new CommandScanner(source, start).Next(out var cut)
                : new DelimitedScanner(source, start, Encoding.UTF8.GetBytes(delimiter!)).Next(out cut);
            if (problem is not null)
                return At(problem, source, cut.Start);
            switch (cut.Kind)
            {
                case CutKind.End:
                    return null;
                case CutKind.Delimiter:
                    delimiter = cut.NewDelimiter;
                    break;
                default:
                    position = position.After(source[position.ByteOffset..cut.Start]);
                    var text = Encoding.UTF8.GetString(source[cut.Start..cut.End]);
                    var commands = isCommand ? [new SqlCommandText(text, position)] : new List<SqlCommandText>();
                    if (!isCommand && SplitCommands(source[..cut.End], position, commands) is { } inside)
                        return inside;
                    if (CheckSettings(commands) is { } unsafeSetting)
                        return unsafeSetting;
                    statements.Add(new Statement(text, position) { Commands = commands });
                    break;
            }
            start = cut.Next;
        }
    }

    // What stands between two delimiters of the file's own, from a position to the source's end.
    private static Problem? SplitCommands(ReadOnlySpan<byte> source, TextPosition position, List<SqlCommandText> commands)
    {
        for (var start = position.ByteOffset; ;)
        {
            if (new CommandScanner(source, start, mayChangeDelimiter: false).Next(out var cut) is { } problem)
                return At(problem, source, cut.Start);
            if (cut.Kind == CutKind.End)
                return null;
            position = position.After(source[position.ByteOffset..cut.Start]);
            commands.Add(new SqlCommandText(Encoding.UTF8.GetString(source[cut.Start..cut.End]), position));
            start = cut.Next;
        }
    }

    private static Problem? CheckSettings(List<SqlCommandText> commands)
    {
        foreach (var command in commands)
        {
            if (TextSettings.Check(command) is { } problem)
                return problem with { Line = command.Position.Line, Column = command.Position.Column };
        }
        return null;
    }

    private static int EndOfFirstLine(ReadOnlySpan<byte> source) =>
        source.IndexOf((byte)'\n') is var end and >= 0 ? end + 1 : source.Length;

    private static Problem At(Problem problem, ReadOnlySpan<byte> source, int offset)
    {
        var position = TextPosition.Start.After(source[..offset]);
        return problem with { Line = position.Line, Column = position.Column };
    }
}
