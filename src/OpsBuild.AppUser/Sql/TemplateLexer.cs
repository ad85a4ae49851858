using System.Text;
using OpsBuild.Migrations;

namespace OpsBuild.AppUser.Sql;

/// <summary>Takes a template apart: sections by their comment lines, statements into text and variables. Quotes and comments are those of PostgreSQL.</summary>
internal sealed class TemplateLexer(string file, string text)
{
    private const string Header = "-- section:";

    private readonly List<Problem> problems = [];
    private readonly Dictionary<string, List<TemplatePart>> sections = new(StringComparer.Ordinal);
    private readonly StringBuilder sql = new();
    private List<TemplatePart>? parts;
    private int at;
    private int line = 1;
    private bool ended;

    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>The sections by name, each a statement without the semicolon at its end.</summary>
    public IReadOnlyDictionary<string, List<TemplatePart>> Read()
    {
        while (at < text.Length)
        {
            if (Looking("--"))
                Comment();
            else if (Looking("/*"))
                Skip(CommentsEnd());
            else if (text[at] is '\'' or '"')
                Take(Closing(text[at]));
            else if (text[at] == '$' && DollarQuote() is { } quoted)
                Take(quoted);
            else if (Looking("::"))
                Take(2);
            else if (text[at] == ':' && Variable())
                continue;
            else
                Character();
        }

        EndSection();
        return sections;
    }

    private void Comment()
    {
        var end = text.IndexOf('\n', at);
        var comment = text[at..(end < 0 ? text.Length : end)];
        if (comment.StartsWith(Header, StringComparison.Ordinal))
        {
            EndSection();
            var name = comment[Header.Length..].Trim();
            parts = [];
            ended = false;
            if (!sections.TryAdd(name, parts))
                Problem($"has the section '{name}' twice", "Only one of them could count.", "Remove one.");
        }

        Skip(comment.Length);
    }

    private void Character()
    {
        var letter = text[at];
        if (letter == ';')
            ended = true;
        else if (char.IsWhiteSpace(letter) || IsInStatement())
            sql.Append(letter);
        Skip(1);
    }

    private bool IsInStatement()
    {
        if (parts is not null && !ended)
            return true;
        const string What = "has SQL that is in no section, or after a section's statement";
        if (!problems.Any(problem => problem.What == What))
            Problem(What, "A section is one statement.", $"Put '{Header} name' before it, or take it out.");
        return false;
    }

    private bool Variable()
    {
        var quote = at + 1 < text.Length && text[at + 1] is '\'' or '"' ? text[at + 1] : (char?)null;
        var start = at + (quote is null ? 1 : 2);
        var end = start;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
            end++;
        if (end == start || (quote is not null && (end >= text.Length || text[end] != quote)) || !IsInStatement())
            return false;
        Flush();
        parts?.Add(new TemplatePart.Variable(
            text[start..end], quote switch { '"' => VariableForm.Identifier, '\'' => VariableForm.Literal, _ => VariableForm.Words }, line));
        at = quote is null ? end : end + 1;
        return true;
    }

    private int? DollarQuote()
    {
        var end = at + 1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
            end++;
        if (end >= text.Length || text[end] != '$')
            return null;
        var tag = text[at..(end + 1)];
        var close = text.IndexOf(tag, end + 1, StringComparison.Ordinal);
        return (close < 0 ? text.Length : close + tag.Length) - at;
    }

    // A doubled quote does not close; neither does one behind a backslash in E'...'.
    private int Closing(char quote)
    {
        var escapes = quote == '\'' && at > 0 && text[at - 1] is 'E' or 'e' && (at == 1 || !(char.IsLetterOrDigit(text[at - 2]) || text[at - 2] is '_' or '$'));
        for (var close = at + 1; close < text.Length; close++)
        {
            if ((escapes && text[close] == '\\') || (text[close] == quote && close + 1 < text.Length && text[close + 1] == quote))
                close++;
            else if (text[close] == quote)
                return close + 1 - at;
        }

        return text.Length - at;
    }

    // They nest.
    private int CommentsEnd()
    {
        var depth = 0;
        for (var end = at; end < text.Length - 1; end++)
        {
            var mark = text.AsSpan(end, 2);
            if (mark is not ("/*" or "*/"))
                continue;
            depth += mark is "/*" ? 1 : -1;
            end++;
            if (depth == 0)
                return end + 1 - at;
        }

        return text.Length - at;
    }

    private void Take(int length)
    {
        if (IsInStatement())
            sql.Append(text, at, length);
        Skip(length);
    }

    private void Skip(int length)
    {
        line += text.AsSpan(at, length).Count('\n');
        at += length;
    }

    private bool Looking(string word) => text.AsSpan(at).StartsWith(word, StringComparison.Ordinal);

    private void Flush()
    {
        if (sql.Length > 0)
            parts?.Add(new TemplatePart.Text(sql.ToString()));
        sql.Clear();
    }

    private void EndSection()
    {
        Flush();
        if (parts is null)
            return;
        if (parts is [TemplatePart.Text first, ..])
            parts[0] = new TemplatePart.Text(first.Sql.TrimStart());
        if (parts is [.., TemplatePart.Text last])
            parts[^1] = new TemplatePart.Text(last.Sql.TrimEnd());
        parts.RemoveAll(part => part is TemplatePart.Text { Sql: "" });
    }

    private void Problem(string what, string why, string remedy) => problems.Add(new Problem(what, why, remedy) { File = file, Line = line });
}
