using System.Runtime.CompilerServices;
using System.Text;
using OpsBuild.Ecs.Verdicts;
using static OpsBuild.Ecs.Tests.Verdicts.Evidence;

namespace OpsBuild.Ecs.Tests.Verdicts;

public sealed class The_outcomes
{
    [Fact]
    public void are_a_closed_set_with_every_static_field_in_it_once()
    {
        var declared = typeof(TaskOutcome).GetFields().Where(field => field.FieldType == typeof(TaskOutcome)).Select(field => (TaskOutcome)field.GetValue(null)!);

        Assert.Equal(declared.Select(outcome => outcome.Code).Order(StringComparer.Ordinal), TaskOutcome.All.Select(outcome => outcome.Code).Order(StringComparer.Ordinal));
        Assert.Equal(TaskOutcome.All.Count, TaskOutcome.All.Select(outcome => outcome.Code).Distinct().Count());
    }

    [Fact]
    public void all_say_what_is_likely_and_what_to_do_next()
    {
        Assert.All(TaskOutcome.All.Where(outcome => outcome != TaskOutcome.Succeeded), outcome =>
        {
            Assert.Matches("^[a-z]+(_[a-z]+)*$", outcome.Code);
            Assert.EndsWith(".", outcome.Sentence, StringComparison.Ordinal);
            Assert.NotEmpty(outcome.Causes);
            var next = Place.Fill(outcome.Next, Run);
            Assert.NotEmpty(next);
            Assert.DoesNotContain("{", next, StringComparison.Ordinal);
        });
    }

    /// <summary>docs/outcomes.md is written from the code: run once with UPDATE_SNAPSHOTS=1 after a change and read the difference.</summary>
    [Fact]
    public void are_what_the_documentation_lists()
    {
        var page = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Source())!, "../../../docs/outcomes.md"));
        var expected = Page();
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(page, expected);

        Assert.Equal(expected, File.ReadAllText(page).ReplaceLineEndings("\n"));
    }

    private static string Source([CallerFilePath] string file = "") => file;

    private static string Page()
    {
        var page = new StringBuilder("""
            # Outcomes of a task on ECS

            A run of a task ends in exactly one of these. Only `succeeded` is a pass, and it needs every proof: the task is described as stopped, its
            stop code is `EssentialContainerExited`, the batch's container has exit code 0 and no reason, its log was read to the end, and in it
            stands this run's one result line, which names the command that was asked for and says exit code 0.

            This page is written from `src/OpsBuild.Ecs/Verdicts/TaskOutcome.*.cs`; a test keeps it in step. In the commands `{rerun}` stands for the
            same target again, `{reattach}` for the same target with this run's id, which finds the task that is already there.
            What the tests make go wrong, and which of these it ends in, is in [failure-scenarios.md](failure-scenarios.md).
            What the batch itself reports (`batch_failed`) is in [exit-codes.md](exit-codes.md).

            | code | what happened | likely causes | next |
            |---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var outcome in TaskOutcome.All)
        {
            page.Append($"| `{outcome.Code}`{(outcome.IsWorthRetrying ? " (may pass later)" : "")} | {outcome.Sentence} | {string.Join("; ", outcome.Causes)} | ")
                .Append(outcome.Next.Length == 0 ? "|" : $"`{outcome.Next}` |").Append('\n');
        }

        return page.ToString();
    }
}
