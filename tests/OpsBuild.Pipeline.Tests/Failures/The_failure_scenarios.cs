using System.Text;
using OpsBuild.Ecs.Verdicts;
using OpsBuild.Local.Aws.Ecs.Faults;

namespace OpsBuild.Pipeline.Tests.Failures;

public sealed class The_failure_scenarios
{
    [Fact]
    public void have_each_a_name_of_its_own() =>
        Assert.Equal(A_failure_scenario.Table.Count, A_failure_scenario.Table.Select(scenario => scenario.Name).Distinct().Count());

    [Fact]
    public void bring_about_every_fault_that_the_local_ECS_knows()
    {
        var planned = A_failure_scenario.Table.SelectMany(scenario => scenario.Faults).Select(fault => fault.Kind).ToHashSet();

        Assert.Empty(Enum.GetValues<TaskFaultKind>().Except(planned));
    }

    [Fact]
    public void end_in_every_outcome_but_those_that_only_a_tool_or_a_broken_answer_can_bring_about()
    {
        TaskOutcome[] elsewhere =
        [
            // Of the scripted tool.
            TaskOutcome.MissingVariable, TaskOutcome.ToolCrashed, TaskOutcome.ToolFailed, TaskOutcome.NoTaskSeen, TaskOutcome.SeveralTasks,
            // DescribeTasks would have to leave a container out; the verdict's own tests do.
            TaskOutcome.WatchedContainerMissing,
        ];
        var reached = A_failure_scenario.Table.Select(scenario => scenario.Expected).Concat(A_failure_scenario.Table.Select(scenario => scenario.Again?.Expected)).ToHashSet();

        Assert.Equal(elsewhere.Select(outcome => outcome.Code).Order(), TaskOutcome.All.Except(reached).Select(outcome => outcome!.Code).Order());
    }

    /// <summary>docs/failure-scenarios.md is written from the tables: run once with UPDATE_SNAPSHOTS=1 after a change and read the difference.</summary>
    [Fact]
    public void are_what_the_documentation_lists()
    {
        var page = Path.Combine(RepositoryFolder.Root, "docs", "failure-scenarios.md");
        var expected = Page();
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(page, expected);

        Assert.Equal(expected, File.ReadAllText(page).ReplaceLineEndings("\n"));
    }

    private static string Page()
    {
        var failures = A_failure_scenario.Table.Count(scenario => scenario.Expected != TaskOutcome.Succeeded);
        var page = new StringBuilder($"""
            # Failure scenarios

            What the tests make go wrong with a run, on the local ECS with real clients, and the outcome that each must end in
            ([outcomes.md](outcomes.md) explains them). After each of them no task runs that the verdict does not name, none that only reads runs
            at all unless it could not be stopped, and never did a run start a second task. This page is written from
            `tests/OpsBuild.Pipeline.Tests/Failures`; a test keeps it in step.

            ## Through the AWS SDK

            {A_failure_scenario.Table.Count} scenarios: {failures} failures, and {A_failure_scenario.Table.Count - failures} troubles that a run survives.


            """.ReplaceLineEndings("\n"));
        Rows(page, A_failure_scenario.Table);
        return page.ToString();
    }

    private static void Rows(StringBuilder page, IEnumerable<Scenario> table)
    {
        page.Append("| scenario | how it is brought about | outcome |\n|---|---|---|\n");
        foreach (var scenario in table)
        {
            page.Append($"| {scenario.Name} | {scenario.Cause} | `{scenario.Expected}`")
                .Append(scenario.Again is { } again ? $", then `{again.Expected}`" : "").Append(" |\n");
        }
    }
}
