using System.Text.Json.Nodes;
using OpsBuild.Ecs.Runners;
using OpsBuild.Ecs.Verdicts;
using OpsBuild.Local.Aws.Ecs.Faults;

namespace OpsBuild.Pipeline.Tests.Failures;

/// <summary>One way in which a run can go, on the local ECS: how it is brought about, and the one outcome that it must end in.</summary>
/// <param name="Name">What happens, in a few words; the scenario's name.</param>
/// <param name="Cause">How that is brought about.</param>
/// <param name="Expected">The outcome.</param>
public sealed record Scenario(string Name, string Cause, TaskOutcome Expected)
{
    /// <summary>A batch that does what it was asked for.</summary>
    public const string Works = "result applied 0";

    /// <summary>A batch that never ends by itself.</summary>
    public const string Waits = "echo ready; exec sleep 300";

    /// <summary>What the batch's container does: a shell script that may say <c>result OUTCOME EXIT_CODE [RUN_ID [COMMAND]]</c>.</summary>
    public string Script { get; init; } = Works;

    /// <summary>What is planned to go wrong with the task. The family is filled in.</summary>
    public IReadOnlyList<TaskFault> Faults { get; init; } = [];

    /// <summary>Calls that are planned to be refused, and how often. The text that limits them to this scenario is filled in.</summary>
    public IReadOnlyList<(OperationFault Fault, int Times)> Refusals { get; init; } = [];

    /// <summary>What is changed in the task definition.</summary>
    public Action<JsonObject>? Definition { get; init; }

    /// <summary>What is changed in the request.</summary>
    public Func<TaskRunRequest, TaskRunRequest>? Request { get; init; }

    /// <summary>What is changed in the times of the runner.</summary>
    public Func<TaskRunnerTimes, TaskRunnerTimes>? Times { get; init; }

    /// <summary>Whether the task only reads, so that nobody may leave it running.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>The cluster is not made.</summary>
    public bool WithoutCluster { get; init; }

    /// <summary>How the runner reaches AWS.</summary>
    public Reach Reach { get; init; }

    /// <summary>Done once the batch has printed <c>ready</c>.</summary>
    public Func<ScenarioRun, Task>? WhenReady { get; init; }

    /// <summary>Done before the run.</summary>
    public Func<ScenarioRun, Task>? Before { get; init; }

    /// <summary>What must be true afterwards besides the outcome.</summary>
    public Action<ScenarioEnd>? Also { get; init; }

    /// <summary>The same run once more.</summary>
    public SecondRun? Again { get; init; }

    /// <summary>For a run through the tool: which version it claims to be.</summary>
    public string ToolVersion { get; init; } = "2.8.7";

    /// <summary>For a run through the tool: what it does wrong; empty for nothing.</summary>
    public string Mischief { get; init; } = "";

    /// <summary>How many tasks the run may start at most: one, whatever happens, but for a tool that starts two.</summary>
    public int MostTasks { get; init; } = 1;

    public override string ToString() => Name;
}

/// <summary>How a runner reaches AWS.</summary>
public enum Reach
{
    /// <summary>The endpoint itself, with the keys of the environment's profile.</summary>
    Directly,

    /// <summary>The endpoint through a relay that a scenario can cut.</summary>
    ThroughRelay,

    /// <summary>Where nobody listens.</summary>
    Nowhere,

    /// <summary>The endpoint with keys that it does not know.</summary>
    WithUnknownKeys,

    /// <summary>The endpoint with the right key id and another secret.</summary>
    WithWrongSecret,
}

/// <summary>The same run id once more, after the batch was let go on.</summary>
/// <param name="Reattach">Whether the task of the first attempt is looked for.</param>
/// <param name="Expected">The second attempt's outcome.</param>
public sealed record SecondRun(bool Reattach, TaskOutcome Expected)
{
    /// <summary>Whether the second attempt is another build's: its runner has registered nothing yet.</summary>
    public bool ByAnotherRunner { get; init; }
}

/// <summary>What a scenario came to.</summary>
public sealed record ScenarioEnd(TaskRunOutcome Outcome, IReadOnlyList<string> Seen, IReadOnlyList<string> Tasks, IReadOnlyList<string> LeftRunning)
{
    /// <summary>What the second attempt came to; null without one.</summary>
    public TaskRunOutcome? Second { get; init; }

    /// <summary>What ECS shows as the reason of the first task's end.</summary>
    public string? StoppedReason => (Outcome.Evidence.End as TaskEnd.Stopped)?.Task.StoppedReason;

    /// <summary>The lines of the batch, as they were passed on.</summary>
    public IEnumerable<string> Lines => Seen.Where(told => told.StartsWith("batch> ", StringComparison.Ordinal)).Select(told => told["batch> ".Length..]);

    public string Story => $"{Outcome.Verdict}\n{string.Join('\n', Seen.TakeLast(40))}";
}
