using OpsBuild.Ecs.Runners;
using OpsBuild.Ecs.Verdicts;

namespace OpsBuild.Pipeline.Tests.Failures;

/// <summary>What must be true of every scenario.</summary>
internal static class ScenarioCheck
{
    public static void Check(Scenario scenario, ScenarioEnd end)
    {
        Assert.True(scenario.Expected == end.Outcome.Verdict.Outcome, $"Expected {scenario.Expected}, and it ended in {end.Outcome.Verdict.Outcome}:\n{end.Story}");
        CheckNext(end.Outcome);
        Assert.True(end.Tasks.Count <= scenario.MostTasks, $"It started {end.Tasks.Count} tasks:\n{end.Story}");
        if (end.Second is { } second)
        {
            Assert.True(scenario.Again!.Expected == second.Verdict.Outcome, $"The second attempt ended in {second.Verdict.Outcome}, not in {scenario.Again.Expected}:\n{second.Verdict}\n{end.Story}");
            CheckNext(second);
        }

        CheckLeftRunning(scenario, end);
        scenario.Also?.Invoke(end);
    }

    /// <summary>Whatever is no proof of anything says what to run next, ready to be pasted.</summary>
    private static void CheckNext(TaskRunOutcome outcome)
    {
        if (outcome.Verdict is not TaskVerdict.Unproven unproven)
            return;
        Assert.False(string.IsNullOrWhiteSpace(unproven.NextCommand), $"Nothing is proposed: {unproven}");
        Assert.DoesNotContain("{", unproven.NextCommand, StringComparison.Ordinal);
        if (outcome.TaskArn is not null)
            Assert.DoesNotContain("<", unproven.NextCommand, StringComparison.Ordinal);
    }

    /// <summary>A task that runs when the run is over must be one that writes or that could not be stopped, and the verdict must name it.</summary>
    private static void CheckLeftRunning(Scenario scenario, ScenarioEnd end)
    {
        var verdict = (end.Second ?? end.Outcome).Verdict.ToString();
        foreach (var task in end.LeftRunning)
        {
            Assert.True(
                verdict.Contains(task, StringComparison.Ordinal) || verdict.Contains("a task may have been started all the same", StringComparison.Ordinal),
                $"{task} still runs and is not named:\n{end.Story}");
            Assert.True(!scenario.IsReadOnly || scenario.Expected == TaskOutcome.StopNotConfirmed, $"{task} only reads and still runs:\n{end.Story}");
        }
    }
}
