using System.Text.RegularExpressions;
using OpsBuild.Migrations.Statements;

namespace OpsBuild.Migrations.Atlas;

/// <summary>Finds the statements that Atlas would send, where it is wrong too: by its rules (shared by all dialects), not by PostgreSQL's.</summary>
/// <remarks>
/// Backslashes never escape, comments do not nest, a dollar inside a name opens a quote, <c>BEGIN</c> pairs with the next statement that is
/// <c>END</c>, and a last comment without a line feed is a statement.
/// </remarks>
internal sealed partial class AtlasScanner
{
    private readonly string _source;
    private int _at;
    private string _delimiter;

    private AtlasScanner(string source, int start, string delimiter) => (_source, _at, _delimiter) = (source, start, delimiter);

    /// <summary>Cuts a file.</summary>
    /// <param name="source">The file's text.</param>
    /// <param name="delimiter">What its first line names instead of the semicolon; null for none.</param>
    /// <param name="statements">The statements as Atlas trims them.</param>
    /// <param name="complaint">What Atlas would say, where it finds no end.</param>
    public static bool TryCut(string source, string? delimiter, out IReadOnlyList<string> statements, out string? complaint)
    {
        var start = delimiter is null ? 0 : source.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0 ? end + 1 : source.Length;
        var scanner = new AtlasScanner(source, start, delimiter ?? Delimiter.Semicolon);
        var cut = new List<string>();
        statements = cut;
        try
        {
            while (scanner.Next() is { } statement)
                cut.Add(statement);
            complaint = null;
        }
        catch (NoEndException missing)
        {
            complaint = missing.Message;
        }
        return complaint is null;
    }

    // One statement, and the place behind it; null at the end.
    private string? Next()
    {
        SkipSpace();
        var start = _at;
        var depth = 0;
        while (_at < _source.Length)
        {
            var here = _at;
            switch (_source[here])
            {
                case '(':
                    depth++;
                    _at++;
                    continue;
                case ')':
                    if (depth-- == 0)
                        throw new NoEndException("unexpected ')'");
                    _at++;
                    continue;
                case '\'' or '"' or '`':
                    SkipQuote();
                    continue;
            }
            if (here == start && TryReadDelimiterCommand())
            {
                SkipSpace();
                start = _at;
                continue;
            }
            // Before comments, and even before what only looks like one.
            if (depth == 0 && StartsWith(here, _delimiter))
            {
                _at = here + _delimiter.Length;
                return Text(start, _at);
            }
            if (TrySkipDollarQuote())
                continue;
            if (TrySkipComment(out var isComment))
            {
                if (isComment && here == start)
                {
                    SkipSpace();
                    start = _at;
                }
                continue;
            }
            if (_delimiter == Delimiter.Semicolon && TrySkipBody(start))
                return Text(start, _at);
            _at = Math.Max(_at, here + 1);
        }
        if (depth > 0)
            throw new NoEndException("unclosed '('");
        return _at > start ? Text(start, _at) : null;
    }

    private string Text(int start, int end)
    {
        var text = _source[start..end];
        if (_delimiter != Delimiter.Semicolon && text.EndsWith(_delimiter, StringComparison.Ordinal))
            text = text[..^_delimiter.Length];
        return text.Trim();
    }

    private void SkipSpace()
    {
        while (_at < _source.Length && char.IsWhiteSpace(_source[_at]))
            _at++;
    }

    private void SkipQuote()
    {
        var quote = _source[_at];
        var end = _source.IndexOf(quote, _at + 1);
        _at = end >= 0 ? end + 1 : throw new NoEndException($"unclosed quote {quote}");
    }

    // Without its end it takes the rest of the file, and nothing is said.
    private bool TrySkipDollarQuote()
    {
        if (_source[_at] != '$' || DollarTag().Match(_source, _at) is not { Success: true } tag || tag.Index != _at)
            return false;
        var end = _source.IndexOf(tag.Value, _at + tag.Length, StringComparison.Ordinal);
        _at = end >= 0 ? end + tag.Length : _source.Length;
        return true;
    }

    // What opens a comment that has no end is plain text.
    private bool TrySkipComment(out bool isComment)
    {
        var close = StartsWith(_at, "--") ? "\n" : StartsWith(_at, "/*") ? "*/" : null;
        isComment = false;
        if (close is null)
            return false;
        var end = _source.IndexOf(close, _at + 2, StringComparison.Ordinal);
        isComment = end >= 0;
        _at = isComment ? end + close.Length : _at + 2;
        return true;
    }

    // The line of MySQL's client: DELIMITER, a blank, and the rest of the line.
    private bool TryReadDelimiterCommand()
    {
        const string Word = "delimiter";
        if (_source.Length - _at <= Word.Length || !_source.AsSpan(_at).StartsWith(Word, StringComparison.OrdinalIgnoreCase) || _source[_at + Word.Length] != ' ')
            return false;
        var end = _source.IndexOf('\n', _at) is var feed and >= 0 ? feed + 1 : _source.Length;
        var named = _source[(_at + Word.Length)..end].Trim();
        if (named is ['\'', .., '\''])
            named = named[1..^1].Replace("''", "'", StringComparison.Ordinal);
        _delimiter = named.Length > 0 ? Delimiter.Unescape(named) : throw new NoEndException("empty delimiter");
        _at = end;
        return true;
    }

    // A body of several statements that counts as one. What turns out to be none is gone on with behind its opening words.
    private bool TrySkipBody(int start)
    {
        var here = _at;
        if (_source[here] is not ('b' or 'B' or ' ' or '\t' or '\n' or '\f' or '\r'))
            return false;
        if (Opening(BeginAtomic(), here) is { } atomic)
            return TrySkipTo(here + atomic, inner => inner.StartsWith("end", StringComparison.OrdinalIgnoreCase));
        var isSeparate = here == start || char.IsWhiteSpace(_source[here - 1]);
        return isSeparate && Opening(Begin(), here) is { } begin && TrySkipTo(here + begin, inner => End().IsMatch(inner));
    }

    private bool TrySkipTo(int inside, Predicate<string> isEnd)
    {
        var body = new AtlasScanner(_source, inside, Delimiter.Semicolon);
        _at = inside;
        try
        {
            while (body.Next() is { } inner)
            {
                if (!isEnd(inner))
                    continue;
                _at = body._at;
                return true;
            }
        }
        catch (NoEndException)
        {
            // Not a body after all.
        }
        return false;
    }

    private bool StartsWith(int at, string text) => string.CompareOrdinal(_source, at, text, 0, text.Length) == 0;

    private int? Opening(Regex words, int at) => words.Match(_source, at) is { Success: true } match && match.Index == at ? match.Length : null;

    [GeneratedRegex(@"\G\$(?:[A-Za-zÈ-ÿ_][A-Za-z0-9_È-ÿ]*)?\$", RegexOptions.CultureInvariant)]
    private static partial Regex DollarTag();

    [GeneratedRegex(@"\G[ \t\n\f\r]*BEGIN[ \t\n\f\r]+ATOMIC[ \t\n\f\r]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BeginAtomic();

    [GeneratedRegex(@"\G[ \t\n\f\r]*BEGIN[ \t\n\f\r]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Begin();

    [GeneratedRegex(@"^END[ \t\n\f\r]*;?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex End();

    /// <summary>Something is opened and not closed, or the other way round.</summary>
    private sealed class NoEndException(string message) : Exception(message);
}
