using System.Text;

namespace OpsBuild.Migrations;

/// <summary>What the comments that open a migration file say about it.</summary>
/// <remarks>
/// Atlas's rules: the file's directives stand in the comment lines at its very first byte, and count only when an empty line
/// (or the file's end) follows them. Two of them are read from the first line alone, whatever follows: <c>atlas:sum</c>
/// and <c>atlas:delimiter</c>.
/// </remarks>
public sealed class FileHeader
{
    private FileHeader(IReadOnlyList<Directive> directives) => Directives = directives;

    /// <summary>The file's directives in the order in which they stand.</summary>
    public IReadOnlyList<Directive> Directives { get; }

    /// <summary>How the file says that its statements are grouped; null when it leaves that to whoever applies it.</summary>
    public TransactionMode? DeclaredMode { get; private init; }

    /// <summary>How the file's statements are grouped where nobody says otherwise. Default <see cref="TransactionMode.File"/>.</summary>
    public TransactionMode TransactionMode => DeclaredMode ?? TransactionMode.File;

    /// <summary>The file is a snapshot of the whole schema, from which an empty database starts.</summary>
    public bool IsCheckpoint => Directives.Any(d => d.Name == "checkpoint");

    /// <summary>The file is an archive with checks, the migration and its way back (a feature of Atlas's commercial edition).</summary>
    public bool IsArchive => Directives.Any(d => d.Name == "txtar");

    /// <summary>The file's content is left out of atlas.sum.</summary>
    public bool IsLeftOutOfSum { get; private init; }

    /// <summary>What separates statements instead of a semicolon, with its escapes resolved; null for the semicolon.</summary>
    public string? Delimiter { get; private init; }

    /// <summary>What is wrong with the directives, such as one that Atlas would not see.</summary>
    public IReadOnlyList<Problem> Problems { get; private init; } = [];

    internal static FileHeader Read(string file, ReadOnlySpan<byte> content)
    {
        var first = FirstLine(content);
        var firstDirective = Directive.TryParse(first, 1, out var onFirst, out var prefix) ? onFirst : null;
        var directives = CountedLines(content).SelectMany(
            (line, index) => Directive.TryParse(line, index + 1, out var directive, out _) ? new[] { directive } : []).ToList();
        var modes = directives.Where(d => d.Name == "txmode").ToList();
        var problems = new List<Problem>(HiddenDirectives.In(file, content, directives));
        var mode = ReadMode(file, modes, problems);
        return new FileHeader(directives)
        {
            DeclaredMode = mode,
            IsLeftOutOfSum = firstDirective is { Name: "sum", Argument: "ignore" },
            Delimiter = firstDirective is { Name: "delimiter" } && prefix == "-- " ? ReadDelimiter(file, firstDirective, problems) : null,
            Problems = problems,
        };
    }

    private static string FirstLine(ReadOnlySpan<byte> content) =>
        Encoding.UTF8.GetString(content.IndexOf((byte)'\n') is var end and >= 0 ? content[..end] : content);

    /// <summary>The comment lines that the file opens with, when an empty line or the file's end follows them; else none.</summary>
    internal static IReadOnlyList<string> CountedLines(ReadOnlySpan<byte> content)
    {
        var lines = new List<string>();
        while (content.StartsWith("--"u8) || content.StartsWith("#"u8))
        {
            var end = content.IndexOf((byte)'\n');
            if (end < 0)
                return [];   // a comment that the file ends in, without a line feed, is none to Atlas
            lines.Add(Encoding.UTF8.GetString(content[..end]));
            content = content[(end + 1)..];
        }
        var next = content.TrimStart(" \t"u8);
        return content.IsEmpty || next.StartsWith("\n"u8) ? lines : [];
    }

    private static TransactionMode? ReadMode(string file, List<Directive> modes, List<Problem> problems)
    {
        switch (modes)
        {
            case []:
                return null;
            case [{ Argument: "file" }]:
                return TransactionMode.File;
            case [{ Argument: "none" }]:
                return TransactionMode.None;
            case [{ Argument: "all" }]:
                return TransactionMode.All;
            case [var unknown]:
                problems.Add(new Problem($"atlas:txmode says '{unknown.Argument}'", "A file's transaction mode is file or none.", "Correct the directive, then update atlas.sum.")
                {
                    File = file, Line = unknown.Line,
                });
                return null;
            default:
                problems.Add(new Problem("atlas:txmode is there more than once", "Only one of them could be meant.", "Keep one, then update atlas.sum.")
                {
                    File = file, Line = modes[1].Line,
                });
                return null;
        }
    }

    private static string? ReadDelimiter(string file, Directive directive, List<Problem> problems)
    {
        if (directive.Argument.Length > 0)
            return Statements.Delimiter.Unescape(directive.Argument);
        problems.Add(new Problem("atlas:delimiter names no delimiter", "Without one no statement would ever end.", @"Write it after the directive, as in '-- atlas:delimiter \n\n\n'.")
        {
            File = file, Line = 1,
        });
        return null;
    }
}
