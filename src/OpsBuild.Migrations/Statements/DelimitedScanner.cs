namespace OpsBuild.Migrations.Statements;

/// <summary>Finds the end of one statement in a file that names its own delimiter, as Atlas does: the delimiter outside quotes and parentheses.</summary>
/// <remarks>The delimiter is looked for before comments are, because it may look like one (<c>-- end</c>).</remarks>
internal readonly ref struct DelimitedScanner(ReadOnlySpan<byte> source, int start, ReadOnlySpan<byte> delimiter)
{
    private readonly ReadOnlySpan<byte> _source = source;
    private readonly ReadOnlySpan<byte> _delimiter = delimiter;

    public Problem? Next(out Cut cut)
    {
        var lexer = new SqlLexer(_source, start);
        var (first, depth, opened) = (-1, 0, 0);
        while (true)
        {
            if (first < 0)
                lexer.Position += SqlBytes.LeadingSpace(_source[lexer.Position..]);
            var at = lexer.Position;
            if (depth == 0 && IsDelimiter(at))
            {
                var begin = first < 0 ? at : first;
                cut = new Cut(CutKind.Statement, begin, begin + SqlBytes.TrimEnd(_source[begin..at]).Length, at + _delimiter.Length);
                return null;
            }
            var token = lexer.Read();
            cut = Cut.At(token.Start);
            switch (token.Kind)
            {
                case SqlTokenKind.Comment or SqlTokenKind.Space:
                    continue;
                case SqlTokenKind.End when depth > 0:
                    cut = Cut.At(opened);
                    return SplitProblems.UnclosedParenthesis;
                case SqlTokenKind.End:
                    if (first >= 0)
                        cut = new Cut(CutKind.Statement, first, SqlBytes.TrimEnd(_source).Length, _source.Length);
                    return null;
                case SqlTokenKind.Word when first < 0 && DelimiterCommand.Find(_source, token, out var change, out var problem):
                    cut = change;
                    return problem;
                case SqlTokenKind.Open:
                    if (depth++ == 0)
                        opened = token.Start;
                    break;
                case SqlTokenKind.Close:
                    if (depth-- == 0)
                        return SplitProblems.UnexpectedClose;
                    break;
                case SqlTokenKind.UnclosedComment:
                    return SplitProblems.UnclosedComment;
                case SqlTokenKind.UnclosedText or SqlTokenKind.UnclosedQuotedName:
                    return SplitProblems.UnclosedQuote(token.Kind == SqlTokenKind.UnclosedText ? '\'' : '"');
                case SqlTokenKind.UnclosedDollarText:
                    return SplitProblems.UnclosedDollarQuote;
            }
            if (first < 0)
                first = token.Start;
        }
    }

    // A delimiter that ends like a name must not be the front of a longer one: GO delimits, GOODS does not.
    private bool IsDelimiter(int at)
    {
        if (!_source[at..].StartsWith(_delimiter))
            return false;
        var after = at + _delimiter.Length;
        return after >= _source.Length || !SqlBytes.ContinuesName(_delimiter[^1]) || !SqlBytes.ContinuesName(_source[after]);
    }
}
