using System.Text;
using OpsBuild.Migrations.Apply;
using OpsBuild.Migrations.Statements;

namespace OpsBuild.Migrations.Atlas;

/// <summary>Finds files of which Atlas would make other statements than PostgreSQL does: it would send halves, or count what is not there.</summary>
internal static class AtlasCuts
{
    private const string Instead = "or apply this file with MIGRATION_ENGINE=builtin, whose rows Atlas goes on from.";

    /// <summary>The first place where they part; null when they agree.</summary>
    public static Problem? Find(PendingFile pending)
    {
        var text = Encoding.UTF8.GetString(pending.File.Content.Span);
        if (!AtlasScanner.TryCut(text, pending.File.Header.Delimiter, out var theirs, out var complaint))
        {
            return new Problem(
                $"Atlas could not take the file apart: {complaint}",
                "It reads quotes by other rules than PostgreSQL: a backslash in E'...' escapes nothing to it, and a back quote opens a quote.",
                $"Write a quote inside a text as '' instead of \\'; {Instead}")
            { File = pending.File.Name };
        }

        var ours = pending.Statements;
        // What holds comments alone is sent by Atlas and does nothing.
        theirs = [.. theirs.Where(HasCommand)];
        var counted = ours.Where(statement => HasCommand(statement.Text)).ToList();
        for (var i = 0; i < counted.Count || i < theirs.Count; i++)
        {
            if (i < counted.Count && i < theirs.Count && counted[i].Text == theirs[i])
                continue;
            var at = i < counted.Count ? counted[i].Position : counted.Count > 0 ? counted[^1].Position : TextPosition.Start;
            return new Problem(
                "Atlas would cut the file otherwise here",
                $"To PostgreSQL the next statement is {Quoted(i < counted.Count ? counted[i].Text : null)}, to Atlas {Quoted(i < theirs.Count ? theirs[i] : null)}. "
                + "Atlas does not nest comments, takes a dollar inside a name for a quote, and holds BEGIN to END for one statement.",
                $"Write it so that both agree; {Instead}")
            { File = pending.File.Name, Line = at.Line, Column = at.Column };
        }
        return null;
    }

    private static string Quoted(string? statement) => statement is null ? "none" : $"'{SecretMask.Excerpt(statement)}'";

    private static bool HasCommand(string text)
    {
        var lexer = new SqlLexer(Encoding.UTF8.GetBytes(text));
        while (true)
        {
            switch (lexer.Read().Kind)
            {
                case SqlTokenKind.Space or SqlTokenKind.Comment:
                    continue;
                case SqlTokenKind.End:
                    return false;
                default:
                    return true;
            }
        }
    }
}
