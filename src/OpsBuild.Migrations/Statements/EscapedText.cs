namespace OpsBuild.Migrations.Statements;

/// <summary>Finds the end of an <c>E'…'</c> text, in which a backslash takes the next character along.</summary>
internal static class EscapedText
{
    /// <summary>The length after the opening quote, the closing quote included.</summary>
    public static int Length(ReadOnlySpan<byte> afterQuote)
    {
        var at = 0;
        while (true)
        {
            var next = afterQuote[at..].IndexOfAny((byte)'\'', (byte)'\\');
            if (next < 0)
                return SqlBytes.Unclosed;
            at += next;
            if (afterQuote[at] == '\\')
            {
                at += 2;
                if (at > afterQuote.Length)
                    return SqlBytes.Unclosed;
                continue;
            }
            at++;
            if (at < afterQuote.Length && afterQuote[at] == '\'')
                at++;
            else if (ContinuationLength(afterQuote[at..]) is var gap and > 0)
                at += gap;
            else
                return at;
        }
    }

    // Texts with a line end between them are one text, and an escaped text goes on as an escaped one. Line comments may stand between.
    private static int ContinuationLength(ReadOnlySpan<byte> afterText)
    {
        var lineEnds = 0;
        var at = 0;
        while (at < afterText.Length)
        {
            var b = afterText[at];
            if (b is (byte)'\n' or (byte)'\r')
            {
                lineEnds++;
                at++;
            }
            else if (b is (byte)' ' or (byte)'\t' or (byte)'\f' or (byte)'\v')
            {
                at++;
            }
            else if (afterText[at..].StartsWith("--"u8) && afterText[at..].IndexOfAny((byte)'\n', (byte)'\r') is var end and >= 0)
            {
                at += end;
            }
            else
            {
                return b == '\'' && lineEnds > 0 ? at + 1 : 0;
            }
        }
        return 0;
    }
}
