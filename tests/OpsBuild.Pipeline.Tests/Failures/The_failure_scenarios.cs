using System.Text;
using OpsBuild.Ecs.Verdicts;
using OpsBuild.Local.Aws.Ecs.Faults;

namespace OpsBuild.Pipeline.Tests.Failures;

public sealed class The_failure_scenarios
{
    private static IEnumerable<Scenario> Both => A_failure_scenario.Table.Concat(A_failure_scenario_through_ecspresso.Table);

    [Fact]
    public void have_each_a_name_of_its_own()
    {
        Assert.Distinct(A_failure_scenario.Table.Select(scenario => scenario.Name));
        Assert.Distinct(A_failure_scenario_through_ecspresso.Table.Select(scenario => scenario.Name));
    }

    [Fact]
    public void bring_about_every_fault_that_the_local_ECS_knows()
    {
        var planned = A_failure_scenario.Table.SelectMany(scenario => scenario.Faults).Select(fault => fault.Kind).ToHashSet();

        Assert.Empty(Enum.GetValues<TaskFaultKind>().Except(planned));
    }

    [Fact]
    public void end_in_every_outcome_but_the_one_of_a_broken_answer()
    {
        var reached = Both.SelectMany(scenario => (TaskOutcome?[])[scenario.Expected, scenario.Again?.Expected]).ToHashSet();

        // DescribeTasks would have to leave a container out; the verdict's own tests do.
        Assert.Equal([TaskOutcome.WatchedContainerMissing], TaskOutcome.All.Except(reached));
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
        var page = new StringBuilder("""
            # Failure scenarios

            What the tests make go wrong with a run, on the local ECS with real clients, and the outcome that each must end in
            ([outcomes.md](outcomes.md) explains them). After each of them no task runs that the verdict does not name, none that only reads runs
            at all unless it could not be stopped, and no run started a second task but by a tool that does. This page is written from
            `tests/OpsBuild.Pipeline.Tests/Failures`; a test keeps it in step.

            """.ReplaceLineEndings("\n"));
        Add(page, "Through the AWS SDK", "The task runner without ecspresso.", A_failure_scenario.Table);
        Add(page, "Through ecspresso", "The task runner with a scripted ecspresso, v2 and v3, that really calls the local ECS.", A_failure_scenario_through_ecspresso.Table);
        return page.ToString();
    }

    private static void Add(StringBuilder page, string title, string what, IReadOnlyList<Scenario> table)
    {
        var failures = table.Count(scenario => scenario.Expected != TaskOutcome.Succeeded);
        page.Append($"\n## {title}\n\n{what} {table.Count} scenarios: {failures} failures, and {table.Count - failures} that a run survives.\n\n")
            .Append("| scenario | how it is brought about | outcome |\n|---|---|---|\n");
        foreach (var scenario in table)
        {
            page.Append($"| {scenario.Name} | {scenario.Cause} | `{scenario.Expected}`")
                .Append(scenario.Again is { } again ? $", then `{again.Expected}`" : "").Append(" |\n");
        }
    }
}
