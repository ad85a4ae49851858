namespace OpsBuild.Migrations.Statements;

/// <summary>Cuts SQL into tokens by PostgreSQL's own lexical rules (manual, 4.1; the server's <c>scan.l</c>), with standard strings on.</summary>
/// <remarks>
/// Works on UTF-8: every byte above 127 is part of a name there, as it is to the server. Numbers and operators come one byte at a time,
/// because neither can hold a quote, a comment or a semicolon.
/// </remarks>
internal ref struct SqlLexer(ReadOnlySpan<byte> source, int position = 0)
{
    private readonly ReadOnlySpan<byte> _source = source;

    /// <summary>Where the next token starts.</summary>
    public int Position { get; set; } = position;

    public SqlToken Read()
    {
        var start = Position;
        var kind = Scan();
        return new SqlToken(kind, start, Position);
    }

    private SqlTokenKind Scan()
    {
        var rest = _source[Position..];
        if (rest.IsEmpty)
            return SqlTokenKind.End;
        switch (rest[0])
        {
            case (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f' or (byte)'\v':
                return Take(1, SqlTokenKind.Space);
            case (byte)'-' when rest.StartsWith("--"u8):
                return Take(LineCommentLength(rest), SqlTokenKind.Comment);
            case (byte)'/' when rest.StartsWith("/*"u8):
                return BlockComment(rest);
            case (byte)'\'':
                return Take(1 + QuotedLength(rest[1..], (byte)'\''), SqlTokenKind.Text, SqlTokenKind.UnclosedText);
            case (byte)'"':
                return Take(1 + QuotedLength(rest[1..], (byte)'"'), SqlTokenKind.QuotedName, SqlTokenKind.UnclosedQuotedName);
            case (byte)'$':
                return Dollar(rest);
            case (byte)'(':
                return Take(1, SqlTokenKind.Open);
            case (byte)')':
                return Take(1, SqlTokenKind.Close);
            case (byte)';':
                return Take(1, SqlTokenKind.Semicolon);
            case (byte)'\\':
                return Take(1, SqlTokenKind.Backslash);
            case var first when SqlBytes.StartsName(first):
                return NameOrPrefixedText(rest);
            default:
                return Take(1, SqlTokenKind.Other);
        }
    }

    private SqlTokenKind Take(int length, SqlTokenKind kind)
    {
        Position += length;
        return kind;
    }

    // A length of 0 or less means that the closing quote is missing: the rest of the source is one token.
    private SqlTokenKind Take(int length, SqlTokenKind closed, SqlTokenKind unclosed)
    {
        if (length > 0)
            return Take(length, closed);
        Position = _source.Length;
        return unclosed;
    }

    private SqlTokenKind NameOrPrefixedText(ReadOnlySpan<byte> rest)
    {
        var second = rest.Length > 1 ? rest[1] : (byte)0;
        switch (rest[0])
        {
            // Only E'' reads backslashes as escapes. B'', X'' and N'' end like any other text.
            case (byte)'e' or (byte)'E' when second == '\'':
                return Take(2 + EscapedText.Length(rest[2..]), SqlTokenKind.Text, SqlTokenKind.UnclosedText);
            case (byte)'b' or (byte)'B' or (byte)'x' or (byte)'X' or (byte)'n' or (byte)'N' when second == '\'':
                return Take(2 + QuotedLength(rest[2..], (byte)'\''), SqlTokenKind.Text, SqlTokenKind.UnclosedText);
            case (byte)'u' or (byte)'U' when second == '&' && rest.Length > 2 && rest[2] == '\'':
                return Take(3 + QuotedLength(rest[3..], (byte)'\''), SqlTokenKind.Text, SqlTokenKind.UnclosedText);
            case (byte)'u' or (byte)'U' when second == '&' && rest.Length > 2 && rest[2] == '"':
                return Take(3 + QuotedLength(rest[3..], (byte)'"'), SqlTokenKind.QuotedName, SqlTokenKind.UnclosedQuotedName);
            default:
                return Take(SqlBytes.NameLength(rest), SqlTokenKind.Word);
        }
    }

    // A doubled quote closes and opens again: for finding the end it is one of two texts side by side.
    private static int QuotedLength(ReadOnlySpan<byte> afterQuote, byte quote) =>
        afterQuote.IndexOf(quote) is var end and >= 0 ? end + 1 : SqlBytes.Unclosed;

    private SqlTokenKind Dollar(ReadOnlySpan<byte> rest)
    {
        var digits = rest[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') is var end and >= 0 ? end : rest.Length - 1;
        if (digits > 0)
            return Take(1 + digits, SqlTokenKind.Parameter);

        // $tag$: a tag is a name that holds no dollar, or nothing. A dollar inside a name never comes here.
        var tag = 1;
        while (tag < rest.Length && (tag == 1 ? SqlBytes.StartsName(rest[tag]) : SqlBytes.ContinuesTag(rest[tag])))
            tag++;
        if (tag >= rest.Length || rest[tag] != '$')
            return Take(1, SqlTokenKind.Other);
        var mark = rest[..(tag + 1)];
        var length = rest[mark.Length..].IndexOf(mark) is var close and >= 0 ? 2 * mark.Length + close : SqlBytes.Unclosed;
        return Take(length, SqlTokenKind.Text, SqlTokenKind.UnclosedDollarText);
    }

    private SqlTokenKind BlockComment(ReadOnlySpan<byte> rest)
    {
        var depth = 0;
        for (var i = 0; i + 1 < rest.Length; i++)
        {
            if (rest[i] == '/' && rest[i + 1] == '*')
                (depth, i) = (depth + 1, i + 1);
            else if (rest[i] == '*' && rest[i + 1] == '/')
                (depth, i) = (depth - 1, i + 1);
            if (depth == 0)
                return Take(i + 1, SqlTokenKind.Comment);
        }
        return Take(SqlBytes.Unclosed, SqlTokenKind.Comment, SqlTokenKind.UnclosedComment);
    }

    // The line end belongs to the comment, as it does for Atlas: it matters where line feeds delimit statements.
    private static int LineCommentLength(ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOfAny((byte)'\n', (byte)'\r');
        if (end < 0)
            return rest.Length;
        return rest[end] == '\r' && end + 1 < rest.Length && rest[end + 1] == '\n' ? end + 2 : end + 1;
    }
}
