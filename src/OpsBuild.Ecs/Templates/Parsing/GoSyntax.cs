using System.Collections.Frozen;

namespace OpsBuild.Ecs.Templates.Parsing;

/// <summary>Words and signs of Go's text/template.</summary>
internal static class GoSyntax
{
    public const string Open = "{{";
    public const string Close = "}}";
    public const string CommentOpen = "/*";
    public const string CommentClose = "*/";

    /// <summary>Words of the language itself.</summary>
    public static FrozenSet<string> Keywords { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "break", "block", "continue", "define", "else", "end", "if", "nil", "range", "template", "with");

    /// <summary>Functions that every Go template has.</summary>
    public static FrozenSet<string> Functions { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "and", "call", "eq", "ge", "gt", "html", "index", "js", "le", "len", "lt", "ne", "not", "or", "print", "printf", "println", "slice", "urlquery");

    /// <summary>Go's isSpace: what trim markers trim and what separates words.</summary>
    public static bool IsSpace(char character) => character is ' ' or '\t' or '\r' or '\n';

    public static bool IsNamePart(char character) => character == '_' || char.IsLetterOrDigit(character);
}
