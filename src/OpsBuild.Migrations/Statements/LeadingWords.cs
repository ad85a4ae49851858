using System.Text;

namespace OpsBuild.Migrations.Statements;

/// <summary>The words that a command starts with, in lower case, comments passed over.</summary>
internal static class LeadingWords
{
    public static IReadOnlyList<string> Of(string command, int atMost, out string rest)
    {
        var bytes = Encoding.UTF8.GetBytes(command);
        var lexer = new SqlLexer(bytes);
        var words = new List<string>();
        var end = 0;
        while (words.Count < atMost)
        {
            var token = lexer.Read();
            if (token.Kind is SqlTokenKind.Space or SqlTokenKind.Comment)
                continue;
            if (token.Kind != SqlTokenKind.Word)
                break;
            words.Add(Encoding.UTF8.GetString(bytes, token.Start, token.End - token.Start).ToLowerInvariant());
            end = token.End;
        }
        rest = Encoding.UTF8.GetString(bytes, end, bytes.Length - end);
        return words;
    }
}
