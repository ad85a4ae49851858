using System.Text;

namespace OpsBuild.Migrations.Statements;

/// <summary>A command's words, names and signs, one after the other, blanks and comments passed over: for taking a command apart as far as somebody has to know it.</summary>
internal sealed class CommandTokens
{
    private readonly byte[] _text;
    private readonly List<SqlToken> _tokens = [];
    private int _at;

    public CommandTokens(string command)
    {
        _text = Encoding.UTF8.GetBytes(command);
        var lexer = new SqlLexer(_text);
        for (var token = lexer.Read(); token.Kind != SqlTokenKind.End; token = lexer.Read())
        {
            // To the lexer a doubled quote ends one text and opens the next; here they are one.
            if (token.Kind is SqlTokenKind.Text or SqlTokenKind.QuotedName && _tokens is [.., var last] && last.Kind == token.Kind && last.End == token.Start)
                _tokens[^1] = last with { End = token.End };
            else if (token.Kind is not (SqlTokenKind.Space or SqlTokenKind.Comment))
                _tokens.Add(token);
        }
    }

    /// <summary>Nothing is left but the semicolon.</summary>
    public bool IsAtEnd => _at >= _tokens.Count || _tokens[_at].Kind == SqlTokenKind.Semicolon;

    /// <summary>Goes past these words, in lower case, where all of them come next.</summary>
    public bool Take(params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (_at + i >= _tokens.Count || !IsWord(_tokens[_at + i], words[i]))
                return false;
        }
        _at += words.Length;
        return true;
    }

    /// <summary>Goes past the next one of these words, wherever it stands outside of parentheses; false, going nowhere, when it does not come.</summary>
    public bool SkipPast(params ReadOnlySpan<string> words)
    {
        var (start, depth) = (_at, 0);
        for (; _at < _tokens.Count; _at++)
        {
            depth += _tokens[_at].Kind switch { SqlTokenKind.Open => 1, SqlTokenKind.Close => -1, _ => 0 };
            if (depth == 0 && Take(words))
                return true;
        }
        _at = start;
        return false;
    }

    /// <summary>A name, its schema in front of it where it has one, exactly as it is written; null when what comes next is none.</summary>
    public string? TakeName()
    {
        if (!IsName(_at))
            return null;
        var start = _at++;
        while (IsSign(_at, '.') && IsName(_at + 1))
            _at += 2;
        return Text(_tokens[start].Start, _tokens[_at - 1].End);
    }

    /// <summary>
    /// Options in parentheses, names in lower case, each with its value in lower case and without quotes; empty for one that has none. Nothing
    /// when no parenthesis comes next.
    /// </summary>
    public IReadOnlyDictionary<string, string> TakeOptions()
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        if (_at >= _tokens.Count || _tokens[_at].Kind != SqlTokenKind.Open)
            return options;
        string? name = null;
        for (_at++; _at < _tokens.Count && _tokens[_at].Kind != SqlTokenKind.Close; _at++)
        {
            var text = Text(_tokens[_at].Start, _tokens[_at].End);
            if (text == ",")
                name = null;
            else if (name is null)
                options[name = text.ToLowerInvariant()] = "";
            else if (text != "=")
                options[name] += text.Trim('\'').ToLowerInvariant();
        }
        _at++;
        return options;
    }

    /// <summary>Goes past parentheses and all that is in them; false when none come next, or when they do not end.</summary>
    public bool TakeParentheses()
    {
        if (_at >= _tokens.Count || _tokens[_at].Kind != SqlTokenKind.Open)
            return false;
        for (var (at, depth) = (_at, 0); at < _tokens.Count; at++)
        {
            depth += _tokens[at].Kind switch { SqlTokenKind.Open => 1, SqlTokenKind.Close => -1, _ => 0 };
            if (depth == 0)
            {
                _at = at + 1;
                return true;
            }
        }
        return false;
    }

    /// <summary>A text, without its quotes, doubled ones made single; null when what comes next is none.</summary>
    public string? TakeText()
    {
        if (_at >= _tokens.Count || _tokens[_at].Kind != SqlTokenKind.Text || _text[_tokens[_at].Start] != '\'')
            return null;
        var token = _tokens[_at++];
        return Text(token.Start + 1, token.End - 1).Replace("''", "'", StringComparison.Ordinal);
    }

    /// <summary>Whether an option stands for yes: as a boolean of PostgreSQL, for which the bare name will do.</summary>
    public static bool IsOn(IReadOnlyDictionary<string, string> options, string name, bool fallback) =>
        options.TryGetValue(name, out var value) ? value is not ("false" or "off" or "0" or "no" or "f" or "n") : fallback;

    private bool IsWord(SqlToken token, string word) =>
        token.Kind == SqlTokenKind.Word && Ascii.EqualsIgnoreCase(_text.AsSpan(token.Start, token.End - token.Start), word);

    private bool IsName(int at) => at < _tokens.Count && _tokens[at].Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName;

    private bool IsSign(int at, char sign) => at < _tokens.Count && _tokens[at].Kind == SqlTokenKind.Other && _text[_tokens[at].Start] == sign;

    private string Text(int start, int end) => Encoding.UTF8.GetString(_text, start, end - start);
}
