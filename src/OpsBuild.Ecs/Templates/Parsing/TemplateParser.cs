using OpsBuild.Ecs.Templates.Ast;

namespace OpsBuild.Ecs.Templates.Parsing;

/// <summary>Cuts a template into text and actions, trims where trim markers say so, and drops comments.</summary>
internal sealed class TemplateParser(TemplateSource source)
{
    private readonly string text = source.Text;
    private readonly List<TemplateNode> nodes = [];

    public IReadOnlyList<TemplateNode> Parse()
    {
        var (at, trims) = (0, false);
        while (true)
        {
            var open = text.IndexOf(GoSyntax.Open, at, StringComparison.Ordinal);
            var inside = open + GoSyntax.Open.Length;
            var trimsBefore = open >= 0 && inside + 1 < text.Length && text[inside] == '-' && GoSyntax.IsSpace(text[inside + 1]);
            AddText(at, open < 0 ? text.Length : open, trimsStart: trims, trimsEnd: trimsBefore);
            if (open < 0)
                return nodes;
            // The blank belongs to the marker: {{-3}} is the number -3.
            (at, trims) = Action(open, trimsBefore ? inside + 2 : inside);
        }
    }

    private void AddText(int from, int to, bool trimsStart, bool trimsEnd)
    {
        while (trimsStart && from < to && GoSyntax.IsSpace(text[from]))
            from++;
        while (trimsEnd && to > from && GoSyntax.IsSpace(text[to - 1]))
            to--;
        if (to > from)
            nodes.Add(new TemplateNode.Text(text[from..to]));
    }

    private (int After, bool TrimsAfter) Action(int open, int inside)
    {
        if (string.CompareOrdinal(text, inside, GoSyntax.CommentOpen, 0, GoSyntax.CommentOpen.Length) == 0)
            return Comment(open, inside);
        var lexer = new ActionLexer(source, open, inside);
        var tokens = lexer.Read();
        nodes.Add(new TemplateNode.Action(new ActionParser(source, open, tokens).Parse()));
        return (lexer.After, lexer.TrimsAfter);
    }

    private (int After, bool TrimsAfter) Comment(int open, int inside)
    {
        var close = text.IndexOf(GoSyntax.CommentClose, inside, StringComparison.Ordinal);
        if (close < 0)
            throw new TemplateException(source.PositionOf(open), "this comment is never closed", "*/}} before the end of the file");
        var end = close + GoSyntax.CommentClose.Length;
        if (ActionLexer.ClosingDelimiter(text, end) is not { } length)
            throw new TemplateException(source.PositionOf(end), "a comment is an action of its own", "}} or \" -}}\" right after */");
        return (end + length, length > GoSyntax.Close.Length);
    }
}
