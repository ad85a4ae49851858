using OpsBuild.Ecs.Rules;

namespace OpsBuild.Definitions.Tests;

public sealed class The_page_about_the_rules
{
    [Fact]
    public void is_what_the_rules_say()
    {
        var page = Path.Combine(RepositoryFolder.Path, "docs", "task-definition-rules.md");

        Assert.True(
            File.Exists(page) && File.ReadAllText(page) == RuleReference.ToMarkdown(),
            "docs/task-definition-rules.md is stale. Run ./build.sh GenerateTaskDefinitions and commit.");
    }
}
