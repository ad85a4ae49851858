using System.Text;

namespace OpsBuild.Ecs.Rules;

/// <summary>The page about the rules, written from the rules themselves.</summary>
public static class RuleReference
{
    /// <summary>The page's text, with LF.</summary>
    public static string ToMarkdown()
    {
        var text = new StringBuilder("""
            # Rules for task definitions

            `./build.sh VerifyTaskDefinitions` fills in the definitions in `ecspresso/` and checks them against these rules, without AWS. Errors fail it; warnings
            do not. A code never changes its meaning. This page is written by `./build.sh GenerateTaskDefinitions` from the rules themselves.

            """.ReplaceLineEndings("\n"));

        foreach (var (title, rules) in RuleBook.Chapters)
        {
            text.Append($"\n## {title}\n");
            foreach (var rule in rules)
            {
                text.Append($"\n### {rule.Code} {rule.Title}\n\n");
                text.Append($"{(rule.Severity is Severity.Error ? "Error" : "Warning")}. {rule.Why}\n\n");
                text.Append($"- do: {rule.Remedy}\n- source: {rule.Source}\n");
            }
        }

        return text.ToString();
    }
}
