using System.Text;
using OpsBuild.Migrations.Statements;

namespace OpsBuild.Migrations.Apply.Locks;

/// <summary>A file's own directives, <c>-- opsbuild:name argument</c>, beside Atlas's.</summary>
/// <remarks>
/// They count where Atlas's do, in the comment lines that the file opens with and that an empty line follows; anywhere else in a comment
/// they are refused, for somebody meant something by them. To Atlas they are comments.
/// </remarks>
internal static class FileDirectives
{
    private const string Mark = "opsbuild:";

    /// <param name="file">The file.</param>
    /// <param name="problems">Takes those that would not count.</param>
    public static IReadOnlyList<Directive> Read(MigrationFile file, ICollection<Problem> problems)
    {
        var content = file.Content.Span;
        if (content.IndexOf("opsbuild:"u8) < 0)
            return [];
        var counted = FileHeader.CountedLines(content).Count;
        var found = new List<Directive>();
        foreach (var directive in InComments(content))
        {
            if (directive.Line <= counted)
            {
                found.Add(directive);
                continue;
            }
            problems.Add(new Problem(
                $"{Mark}{directive.Name} does not count here",
                "It counts only in the comment lines that the file opens with, from its very first byte, when an empty line follows them; with LF line ends.",
                "Move it there, then update atlas.sum.")
            {
                File = file.Name, Line = directive.Line,
            });
        }
        return found;
    }

    private static List<Directive> InComments(ReadOnlySpan<byte> content)
    {
        var found = new List<Directive>();
        var lexer = new SqlLexer(content);
        var (line, counted) = (1, 0);
        while (lexer.Read() is var token && token.Kind != SqlTokenKind.End)
        {
            if (token.Kind != SqlTokenKind.Comment || !content[token.Start..].StartsWith("--"u8))
                continue;
            var text = Encoding.UTF8.GetString(content[token.Start..token.End]).TrimEnd();
            var words = text.AsSpan(2).TrimStart();
            if (!words.StartsWith(Mark))
                continue;
            line += content[counted..token.Start].Count((byte)'\n');
            counted = token.Start;
            var end = words.IndexOf(' ') is var blank and >= 0 ? blank : words.Length;
            found.Add(new Directive(words[Mark.Length..end].ToString(), words[end..].Trim().ToString(), line));
        }
        return found;
    }
}
