using OpsBuild.Ecs.Rules.Containers;
using OpsBuild.Ecs.TaskDefinitions.Documents;

namespace OpsBuild.Ecs.Rules.Lessons;

/// <summary>What a one-shot task needs so that its end proves something.</summary>
internal static class OneShotRules
{
    public static IReadOnlyList<Rule<TaskUnderCheck>> All { get; } =
    [
        new("OB531", Severity.Error, "The first container of a one-shot task is the one that does the work: essential, with a command.")
        {
            Why = "ecspresso run judges the first container unless it is told another; with a sidecar first, its exit code would be the verdict.",
            Remedy = "Put the working container first and make it essential.",
            Source = Sources.Ecspresso,
            Check = task => Watched(task, watched => !TaskUnderCheck.IsEssential(watched) || watched["command"] is not { Elements.Count: > 0 }
                ? [new Hit(watched, $"{TaskUnderCheck.Name(watched)} is first and {(TaskUnderCheck.IsEssential(watched) ? "has no command" : "is not essential")}")]
                : []),
        },
        new("OB532", Severity.Error, "A one-shot task's other containers are not essential.")
        {
            Why = "A sidecar that ends would stop the task in the middle of the work, and the watched container would end by a signal instead of with its verdict.",
            Remedy = "Set essential of the sidecar to false.",
            Source = Sources.Project,
            Check = task => task.Use is not TaskUse.OneShot ? [] : task.Containers.Skip(1)
                .Where(TaskUnderCheck.IsEssential)
                .Select(container => new Hit(container["essential"] ?? container, $"{TaskUnderCheck.Name(container)} is essential")),
        },
        new("OB533", Severity.Error, "A one-shot task's containers write to awslogs in blocking mode.")
        {
            Why = "Without a log there is no result line. Since 2025-06-25 the default mode drops lines when they come fast; the last one is the proof.",
            Remedy = "Set the option mode of awslogs to blocking.",
            Source = Sources.Api("LogConfiguration"),
            Check = task => task.Use is not TaskUse.OneShot ? [] : task.EachContainer(Log),
        },
        new("OB534", Severity.Error, "The watched container is given the run's id as RUN_ID.")
        {
            Why = "The result line repeats it. Without it, an old line, or another run's, could pass for this run's proof.",
            Remedy = "Add RUN_ID to its environment, filled in by must_env.",
            Source = Sources.Project,
            Check = task => Watched(task, watched => EnvironmentRules.Variables(watched)
                    .Any(variable => variable["name"]?.AsText == "RUN_ID" && !string.IsNullOrEmpty(variable["value"]?.AsText))
                ? []
                : [new Hit(watched, $"{TaskUnderCheck.Name(watched)} has no RUN_ID")]),
        },
        new("OB535", Severity.Error, "The watched container has no restart policy.")
        {
            Why = "A container that was restarted ends with the exit code of its last attempt: a failed apply would be tried again and could look like a success.",
            Remedy = "Take restartPolicy out.",
            Source = Sources.Api("ContainerRestartPolicy"),
            Check = task => Watched(task, watched => watched["restartPolicy"]?["enabled"]?.AsFlag is true
                ? [new Hit(watched["restartPolicy"]!, $"{TaskUnderCheck.Name(watched)} is restarted")]
                : []),
        },
        new("OB536", Severity.Warning, "The watched container has 30 seconds or more to stop.")
        {
            Why = "The batch rolls back and writes its result line within 25 seconds of SIGTERM; SIGKILL before that leaves no line.",
            Remedy = "Raise stopTimeout, or leave it out: ECS's default is 30.",
            Source = Sources.Project,
            Check = task => Watched(task, watched => watched["stopTimeout"]?.AsInteger is < 30
                ? [new Hit(watched["stopTimeout"]!, $"stopTimeout is {watched["stopTimeout"]!.AsInteger}")]
                : []),
        },
        new("OB537", Severity.Warning, "A one-shot task's sidecar is waited for.")
        {
            Why = "Containers start at the same time: the work would begin before the sidecar answers.",
            Remedy = "Let the watched container depend on it, HEALTHY where it has a health check.",
            Source = Sources.Project,
            Check = task => task.Use is not TaskUse.OneShot ? [] : task.Containers.Skip(1)
                .Where(sidecar => !task.Containers.Any(container =>
                    container["dependsOn"]?.Elements.Any(dependency => dependency["containerName"]?.AsText == sidecar["name"]?.AsText) is true))
                .Select(sidecar => new Hit(sidecar, $"nothing waits for {TaskUnderCheck.Name(sidecar)}")),
        },
    ];

    private static IEnumerable<Hit> Watched(TaskUnderCheck task, Func<JsonNode, IEnumerable<Hit>> check) => task.Watched is { } watched ? check(watched) : [];

    private static IEnumerable<Hit> Log(JsonNode container)
    {
        var log = container["logConfiguration"];
        if (log?["logDriver"]?.AsText != "awslogs")
            yield return new Hit(log ?? container, $"{TaskUnderCheck.Name(container)} does not write to awslogs");
        else if (log["options"]?["mode"]?.AsText != "blocking")
            yield return new Hit(log["options"]?["mode"] ?? log["options"] ?? log, $"the log mode of {TaskUnderCheck.Name(container)} is not blocking");
    }
}
