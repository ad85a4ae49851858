using System.Globalization;

namespace OpsBuild.Ecs.Templates.Parsing;

/// <summary>Cuts one action into words, up to and including its closing delimiter, by the rules of Go's text/template.</summary>
internal sealed class ActionLexer(TemplateSource source, int open, int inside)
{
    private const string Argument = "a function, a string, a whole number, true, false or a parenthesis";
    private readonly string text = source.Text;
    private int at = inside;

    /// <summary>The offset after the closing delimiter, once <see cref="Read"/> has met it.</summary>
    public int After { get; private set; }

    /// <summary>Whether the closing delimiter carries a trim marker.</summary>
    public bool TrimsAfter { get; private set; }

    /// <summary>The action's words; the last is <see cref="TokenKind.End"/>.</summary>
    public IReadOnlyList<Token> Read()
    {
        var tokens = new List<Token>();
        do
            tokens.Add(Next());
        while (tokens[^1].Kind != TokenKind.End);
        return tokens;
    }

    private Token Next()
    {
        if (ClosingDelimiter(text, at) is { } length)
        {
            (After, TrimsAfter) = (at + length, length > GoSyntax.Close.Length);
            return Take(TokenKind.End, length);
        }

        // The action's start is told: its end may be the file's.
        if (at == text.Length)
            throw Wrong(open, "this action is never closed", $"{GoSyntax.Close} before the end of the file");
        return text[at] switch
        {
            '"' => Quoted(),
            '`' => Raw(),
            '|' => Take(TokenKind.Pipe, 1),
            '(' => Take(TokenKind.Open, 1),
            ')' => Take(TokenKind.Close, 1),
            '+' or '-' or (>= '0' and <= '9') => Number(),
            '.' => throw Wrong(at, "fields and the dot are not supported", Argument),
            '$' or ':' or '=' or ',' => throw Wrong(at, "variables are not supported", Argument),
            '\'' => throw Wrong(at, "this is Go's single character, not a string", "\"…\" or `…` around a string"),
            var character when GoSyntax.IsSpace(character) => Space(),
            var character when GoSyntax.IsNamePart(character) => Name(),
            _ => throw Wrong(at, $"'{char.ConvertFromUtf32(char.IsSurrogate(text[at]) ? 0xFFFD : text[at])}' has no meaning in an action", Argument),
        };
    }

    /// <summary>The length of the closing delimiter that begins here, with its trim marker and the blank before that; null where none does.</summary>
    internal static int? ClosingDelimiter(string text, int at)
    {
        if (string.CompareOrdinal(text, at, GoSyntax.Close, 0, GoSyntax.Close.Length) == 0)
            return GoSyntax.Close.Length;
        var trims = at + 1 < text.Length && GoSyntax.IsSpace(text[at]) && text[at + 1] == '-';
        return trims && string.CompareOrdinal(text, at + 2, GoSyntax.Close, 0, GoSyntax.Close.Length) == 0 ? 2 + GoSyntax.Close.Length : null;
    }

    private Token Space()
    {
        var end = at;
        while (end < text.Length && GoSyntax.IsSpace(text[end]) && (end == at || ClosingDelimiter(text, end) is null))
            end++;
        return Take(TokenKind.Space, end - at);
    }

    private Token Quoted()
    {
        var end = at + 1;
        while (end < text.Length && text[end] is not ('"' or '\n'))
            end += text[end] == '\\' && end + 1 < text.Length && text[end + 1] != '\n' ? 2 : 1;
        if (end >= text.Length || text[end] == '\n')
            throw Wrong(at, "this string is never closed", "\" before the end of the line");
        if (!GoString.TryUnquote(text.AsSpan(at + 1, end - at - 1), out var value, out var wrongAt))
        {
            throw Wrong(
                at + 1 + wrongAt,
                "Go has no such escape in a string",
                """one of \a \b \f \n \r \t \v \\ \" \xHH \uHHHH \UHHHHHHHH and three octal digits, or a raw string between back quotes""");
        }

        return Take(TokenKind.Text, end - at + 1, value);
    }

    private Token Raw()
    {
        var end = text.IndexOf('`', at + 1);
        if (end < 0)
            throw Wrong(at, "this raw string is never closed", "` before the end of the file");
        // Go drops carriage returns from raw strings, so that a file with Windows line ends means the same.
        return Take(TokenKind.Text, end - at + 1, text[(at + 1)..end].Replace("\r", "", StringComparison.Ordinal));
    }

    private Token Number()
    {
        var end = at + 1;
        while (end < text.Length && (GoSyntax.IsNamePart(text[end]) || text[end] is '.' or '+' or '-'))
            end++;
        var written = text.AsSpan(at, end - at);
        // Go would read 010 as octal and knows fractions, 0x, exponents and imaginary numbers: nothing that a key needs.
        var digits = written.TrimStart("+-");
        var isPlain = digits is "0" || (digits.Length > 0 && digits[0] != '0');
        if (!isPlain || !long.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            throw Wrong(at, $"{written} is not a plain whole number", "decimal digits that a 64-bit integer holds, without leading zeros");
        return Take(TokenKind.Number, end - at);
    }

    private Token Name()
    {
        var end = at;
        while (end < text.Length && GoSyntax.IsNamePart(text[end]))
            end++;
        var name = text[at..end];
        if (GoSyntax.Keywords.Contains(name))
            throw Wrong(at, $"\"{name}\" is not supported: a template here has no conditions, loops, blocks and variables", Argument);
        return Take(name is "true" or "false" ? TokenKind.Truth : TokenKind.Name, end - at);
    }

    private Token Take(TokenKind kind, int length, string? value = null)
    {
        var written = text.Substring(at, length);
        var token = new Token(kind, at, written, value ?? written);
        at += length;
        return token;
    }

    private TemplateException Wrong(int offset, string what, string expected) => new(source.PositionOf(offset), what, expected);
}
