using System.Text;

namespace OpsBuild.Migrations;

/// <summary>Directives that somebody wrote and Atlas does not see, which is worse than none at all.</summary>
internal static class HiddenDirectives
{
    private static readonly string[] OfTheWholeFile = ["txmode", "checkpoint", "txtar", "sum", "delimiter"];

    public static IEnumerable<Problem> In(string file, ReadOnlySpan<byte> content, IReadOnlyCollection<Directive> seen)
    {
        var problems = new List<Problem>();
        var startsWithMark = content.StartsWith(Encoding.UTF8.Preamble);
        if (startsWithMark)
            content = content[Encoding.UTF8.Preamble.Length..];
        for (var line = 1; content.StartsWith("--"u8) || content.StartsWith("#"u8); line++)
        {
            var end = content.IndexOf((byte)'\n') is var at and >= 0 ? at : content.Length;
            var text = Encoding.UTF8.GetString(content[..end]);
            content = end < content.Length ? content[(end + 1)..] : default;
            if (Directive.TryParse(text, line, out var directive, out _) && OfTheWholeFile.Contains(directive.Name)
                && Reason(directive, startsWithMark, text.EndsWith('\r'), seen) is var (why, remedy))
            {
                problems.Add(new Problem($"atlas:{directive.Name} is not seen by Atlas", why, remedy) { File = file, Line = line });
            }
        }
        return problems;
    }

    private static (string Why, string Remedy)? Reason(
        Directive directive, bool startsWithMark, bool carriageReturn, IReadOnlyCollection<Directive> seen)
    {
        if (startsWithMark)
            return ("The file starts with a byte order mark, so the directive does not stand at its first byte.", "Save the file without the mark, then update atlas.sum.");
        if (carriageReturn)
            return ("Its line ends with CR LF, and Atlas looks for LF alone.", "Save the file with LF line ends ('*.sql text eol=lf' in .gitattributes keeps them), then update atlas.sum.");
        if (directive.Name is "sum" or "delimiter")
        {
            return directive.Line == 1 ? null
                : ("It counts only on the file's first line.", "Move it to the first line, then update atlas.sum.");
        }
        return seen.Contains(directive) ? null
            : ("It counts only when an empty line follows the comments that open the file.", "Add an empty line below those comments, then update atlas.sum.");
    }
}
