using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace OpsBuild.Migrations;

/// <summary>An instruction in a comment, <c>-- atlas:name argument</c>.</summary>
/// <param name="Name">The word after <c>atlas:</c>.</param>
/// <param name="Argument">The rest of the line, exactly; empty when there is none.</param>
/// <param name="Line">The line it is on, counted from 1.</param>
public sealed record Directive(string Name, string Argument, int Line)
{
    private const string Mark = "atlas:";

    // A prefix is printable ASCII; a name is a word of ASCII letters, digits and underscores.
    private static readonly SearchValues<char> Printable = SearchValues.Create(Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c).ToArray());
    private static readonly SearchValues<char> Word = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    /// <summary>
    /// Reads a line without its line feed. Of several directives on one line Atlas sees the last. The prefix is what stands before
    /// it, blanks included: some directives insist on a certain one.
    /// </summary>
    internal static bool TryParse(
        ReadOnlySpan<char> text, int line, [NotNullWhen(true)] out Directive? directive, out string prefix)
    {
        directive = null;
        prefix = "";
        var printable = text.IndexOfAnyExcept(Printable);
        var reach = printable < 0 ? text.Length : printable;
        for (var at = text[..reach].LastIndexOf(Mark); at >= 0; at = text[..at].LastIndexOf(Mark))
        {
            var rest = text[(at + Mark.Length)..];
            var length = rest.IndexOfAnyExcept(Word) is var end and >= 0 ? end : rest.Length;
            if (length == 0)
                continue;
            var argument = rest[length..];
            directive = new Directive(rest[..length].ToString(), argument.StartsWith(' ') ? argument.TrimStart(' ').ToString() : "", line);
            prefix = text[..at].ToString();
            return true;
        }
        return false;
    }
}
