using System.Text;
using OpsBuild.Migrations.Statements;

namespace OpsBuild.Migrations.Analysis;

/// <summary>A command's terms, with each bracket's partner known.</summary>
internal sealed class SqlTerms
{
    private readonly List<SqlTerm> terms = [];
    private readonly List<int> partners = [];

    private SqlTerms()
    {
    }

    public int Count => terms.Count;

    /// <summary>The term at an index; one of kind <see cref="TermKind.End"/> before the first and after the last.</summary>
    public SqlTerm this[int index] => index >= 0 && index < terms.Count ? terms[index] : default;

    /// <summary>The index after the bracket that closes the one at an index; after the last term where none does.</summary>
    public int After(int open) => partners[open] < 0 ? terms.Count : partners[open] + 1;

    /// <summary>
    /// Reads a command. Its own semicolon is left out; those of a body written as SQL (<c>BEGIN ATOMIC</c>, a rule's commands) are
    /// terms.
    /// </summary>
    public static SqlTerms Of(string command)
    {
        var read = new SqlTerms();
        var bytes = Encoding.UTF8.GetBytes(command);
        var lexer = new SqlLexer(bytes);
        var open = new Stack<int>();
        while (true)
        {
            var token = lexer.Read();
            if (token.Kind == SqlTokenKind.End)
            {
                while (read.Count > 0 && read[read.Count - 1].IsSymbol(';'))
                    read.RemoveLast();
                return read;
            }
            if (token.Kind == SqlTokenKind.Other && IsDigit(bytes[token.Start]))
            {
                lexer.Position = EndOfNumber(bytes, token.Start);
                token = token with { End = lexer.Position };
                read.Add(TermKind.Number, bytes, token);
                continue;
            }
            switch (token.Kind)
            {
                case SqlTokenKind.Word:
                    read.Add(TermKind.Word, bytes, token, Folded);
                    break;
                case SqlTokenKind.QuotedName or SqlTokenKind.UnclosedQuotedName:
                    // A doubled quote comes as two names side by side: they are one.
                    while (lexer.Position < bytes.Length && bytes[lexer.Position] == '"')
                        token = token with { End = lexer.Read().End };
                    read.Add(TermKind.QuotedName, bytes, token, QuotedText.Name);
                    break;
                case SqlTokenKind.Text or SqlTokenKind.UnclosedText or SqlTokenKind.UnclosedDollarText:
                    while (lexer.Position < bytes.Length && bytes[lexer.Position] == '\'' && bytes[token.End - 1] == '\'')
                        token = token with { End = lexer.Read().End };
                    read.Add(TermKind.Text, bytes, token);
                    break;
                case SqlTokenKind.Open:
                    read.Open(open, bytes, token);
                    break;
                case SqlTokenKind.Close:
                    read.Close(open, bytes, token);
                    break;
                case SqlTokenKind.Other when bytes[token.Start] == '[':
                    read.Open(open, bytes, token);
                    break;
                case SqlTokenKind.Other when bytes[token.Start] == ']':
                    read.Close(open, bytes, token);
                    break;
                case SqlTokenKind.Other or SqlTokenKind.Parameter or SqlTokenKind.Backslash or SqlTokenKind.Semicolon:
                    read.Add(TermKind.Symbol, bytes, token);
                    break;
            }
        }
    }

    private void RemoveLast()
    {
        terms.RemoveAt(terms.Count - 1);
        partners.RemoveAt(partners.Count - 1);
    }

    private void Open(Stack<int> open, byte[] bytes, SqlToken token)
    {
        open.Push(terms.Count);
        Add(TermKind.Open, bytes, token);
    }

    private void Close(Stack<int> open, byte[] bytes, SqlToken token)
    {
        if (open.TryPop(out var partner))
            partners[partner] = terms.Count;
        Add(TermKind.Close, bytes, token);
    }

    private void Add(TermKind kind, byte[] bytes, SqlToken token, Func<string, string>? meaning = null)
    {
        var text = Encoding.UTF8.GetString(bytes, token.Start, token.End - token.Start);
        terms.Add(new SqlTerm(kind, meaning is null ? text : meaning(text), token.Start, token.End));
        partners.Add(-1);
    }

    // Only ASCII letters fold in a UTF-8 database.
    private static string Folded(string word)
    {
        foreach (var c in word)
        {
            if (char.IsAsciiLetterUpper(c))
                return string.Create(word.Length, word, static (folded, word) =>
                {
                    for (var i = 0; i < folded.Length; i++)
                        folded[i] = char.IsAsciiLetterUpper(word[i]) ? (char)(word[i] | 0x20) : word[i];
                });
        }
        return word;
    }

    private static bool IsDigit(byte b) => b is >= (byte)'0' and <= (byte)'9';

    private static int EndOfNumber(byte[] bytes, int at)
    {
        while (at < bytes.Length && (SqlBytes.ContinuesTag(bytes[at])
            || (bytes[at] == '.' && at + 1 < bytes.Length && IsDigit(bytes[at + 1]))))
            at++;
        return at;
    }
}
