namespace OpsBuild.Migrations.Statements;

/// <summary>Finds the end of one command: the semicolon that PostgreSQL, like psql, would end it at.</summary>
internal ref struct CommandScanner(ReadOnlySpan<byte> source, int start, bool mayChangeDelimiter = true)
{
    private readonly ReadOnlySpan<byte> _source = source;
    private SqlLexer _lexer = new(source, start);
    private CommandShape _shape;
    private int _first = -1;       // the command's first byte, once it has one
    private int _depth;            // of parentheses
    private int _opened;           // where the outermost parenthesis stands
    private int _body = -1;        // where an SQL function's body (BEGIN ATOMIC) stands, while inside it
    private bool _atBodyStatement; // inside a body, before a statement's first word

    public Problem? Next(out Cut cut)
    {
        while (true)
        {
            if (_first < 0)
                _lexer.Position += SqlBytes.LeadingSpace(_source[_lexer.Position..]);
            var token = _lexer.Read();
            cut = Cut.At(token.Start);
            switch (token.Kind)
            {
                case SqlTokenKind.Space or SqlTokenKind.Comment:
                    continue;
                case SqlTokenKind.End:
                    return AtEnd(ref cut);
                case SqlTokenKind.Word when _first < 0 && mayChangeDelimiter && DelimiterCommand.Find(_source, token, out var change, out var problem):
                    cut = change;
                    return problem;
            }
            if (_first < 0)
                _first = token.Start;
            if (Take(token) is { } found)
            {
                cut = Cut.At(found == SplitProblems.Copy ? _first : token.Start);
                return found;
            }
            if (token.Kind == SqlTokenKind.Semicolon && _depth == 0 && _body < 0)
            {
                cut = new Cut(CutKind.Statement, _first, token.End, token.End);
                return null;
            }
        }
    }

    private Problem? Take(SqlToken token)
    {
        var inBodyBefore = _body >= 0;
        switch (token.Kind)
        {
            case SqlTokenKind.Open:
                if (_depth++ == 0)
                    _opened = token.Start;
                break;
            case SqlTokenKind.Close:
                if (_depth-- == 0)
                    return SplitProblems.UnexpectedClose;
                break;
            case SqlTokenKind.Word:
                TakeWord(token);
                break;
            case SqlTokenKind.Parameter when !_shape.MayHaveParameters:
                return SplitProblems.Parameter(_source[token.Start..token.End]);
            case SqlTokenKind.Backslash:
                return SplitProblems.ClientCommand(_source[token.Start..]);
            case SqlTokenKind.UnclosedComment:
                return SplitProblems.UnclosedComment;
            case SqlTokenKind.UnclosedText or SqlTokenKind.UnclosedQuotedName:
                return SplitProblems.UnclosedQuote(token.Kind == SqlTokenKind.UnclosedText ? '\'' : '"');
            case SqlTokenKind.UnclosedDollarText:
                return SplitProblems.UnclosedDollarQuote;
        }
        if (token.Kind != SqlTokenKind.Word)
            _shape.TakeOther();
        _atBodyStatement = _body >= 0 && _depth == 0 && (token.Kind == SqlTokenKind.Semicolon || !inBodyBefore);
        return _shape.CopiesThroughClient ? SplitProblems.Copy : null;
    }

    private void TakeWord(SqlToken token)
    {
        var word = _source[token.Start..token.End];
        if (_body >= 0)
        {
            // No statement of a body starts with END, and a CASE's END never stands first: the grammar leaves only this one.
            if (_atBodyStatement && Keyword.Is(word, "end"u8))
                _body = -1;
        }
        else if (_shape.IsRoutine && _depth == 0 && _shape.LastWordIsBegin && Keyword.Is(word, "atomic"u8))
        {
            _body = token.Start;
        }
        _shape.TakeWord(word, _depth);
    }

    private readonly Problem? AtEnd(ref Cut cut)
    {
        if (_depth > 0)
        {
            cut = Cut.At(_opened);
            return SplitProblems.UnclosedParenthesis;
        }
        if (_body >= 0)
        {
            cut = Cut.At(_body);
            return SplitProblems.UnclosedBody;
        }
        if (_first >= 0)
            cut = new Cut(CutKind.Statement, _first, SqlBytes.TrimEnd(_source).Length, _source.Length);
        return null;
    }
}
