using System.Text;
using OpsBuild.Migrations.Statements;

namespace OpsBuild.Migrations.Lint.Excuses;

/// <summary>
/// Finds the excuses of a file: in the comments directly above a statement, each on lines of its own, and Atlas's also among the directives
/// of the file.
/// </summary>
internal static class ExcuseReader
{
    private const string OwnMark = "opsbuild:nolint";
    private const string AtlasMark = "atlas:nolint";

    /// <summary>Those that stand in a file's header.</summary>
    public static IReadOnlyList<Excuse> OfFile(MigrationFile file) =>
    [
        .. file.Header.Directives.Where(directive => directive.Name == "nolint")
            .Select(directive => new Excuse(new TextPosition(directive.Line, 1, 0), Words(directive.Argument), null)),
    ];

    /// <summary>Those that stand between two commands: directly above the second one, or stray.</summary>
    /// <param name="source">The file's bytes.</param>
    /// <param name="from">Where the first command ends; the file's start for none.</param>
    /// <param name="to">Where the second begins; the file's end for none.</param>
    public static IReadOnlyList<Excuse> Between(ReadOnlySpan<byte> source, TextPosition from, int to)
    {
        if (source[from.ByteOffset..to].IndexOf("nolint"u8) < 0)
            return [];
        var comments = Comments(source, from.ByteOffset, to);
        var excuses = new List<Excuse>();
        var below = to;
        var isAbove = to < source.Length;
        foreach (var comment in Enumerable.Reverse(comments))
        {
            isAbove = isAbove && IsDirectlyAbove(source, comment, below) && StartsItsLine(source, comment.Start);
            below = comment.Start;
            // What Atlas makes of a stray one of its own is Atlas's to say.
            if (Read(source[comment.Start..comment.End], from.After(source[from.ByteOffset..comment.Start])) is { } excuse
                && (isAbove || !excuse.IsAtlas))
                excuses.Insert(0, excuse with { IsStray = !isAbove });
        }
        return excuses;
    }

    private static List<SqlToken> Comments(ReadOnlySpan<byte> source, int from, int to)
    {
        var lexer = new SqlLexer(source[..to], from);
        var comments = new List<SqlToken>();
        for (var token = lexer.Read(); token.Kind != SqlTokenKind.End; token = lexer.Read())
        {
            if (token.Kind == SqlTokenKind.Comment)
                comments.Add(token);
        }
        return comments;
    }

    // A line comment takes its line end along; a blank line between detaches it, as it does for Atlas.
    private static bool IsDirectlyAbove(ReadOnlySpan<byte> source, SqlToken comment, int below)
    {
        var lineFeeds = source[comment.End..below].Count((byte)'\n') + (source[comment.End - 1] == '\n' ? 1 : 0);
        return lineFeeds == 1;
    }

    private static bool StartsItsLine(ReadOnlySpan<byte> source, int start)
    {
        var line = source[(source[..start].LastIndexOf((byte)'\n') + 1)..start];
        return line.Trim(" \t\r"u8).IsEmpty;
    }

    private static Excuse? Read(ReadOnlySpan<byte> comment, TextPosition position)
    {
        var text = Encoding.UTF8.GetString(comment).Trim();
        text = text.StartsWith("/*", StringComparison.Ordinal) ? text[2..^2].Trim() : text.TrimStart('-').Trim();
        if (After(text, OwnMark) is { } own)
        {
            var words = own.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            var codes = words.TakeWhile(IsCode).ToList();
            return new Excuse(position, [.. codes.Select(code => code.TrimEnd(',', ':'))],
                string.Join(' ', words.Skip(codes.Count)).TrimStart('-', ':', ' '));
        }
        return After(text, AtlasMark) is { } atlas ? new Excuse(position, Words(atlas), null) : null;
    }

    private static string? After(string text, string mark) =>
        text.StartsWith(mark, StringComparison.Ordinal) && (text.Length == mark.Length || char.IsWhiteSpace(text[mark.Length]))
            ? text[mark.Length..] : null;

    private static bool IsCode(string word) =>
        word.TrimEnd(',', ':') is { Length: >= 3 } code && code.StartsWith("OB", StringComparison.OrdinalIgnoreCase)
            && code.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0;

    private static string[] Words(string text) => text.Split([' ', '\t', ',', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
