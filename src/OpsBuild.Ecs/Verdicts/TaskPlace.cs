namespace OpsBuild.Ecs.Verdicts;

/// <summary>Where a task is: what the next command of an outcome has to name.</summary>
/// <param name="Target">The build target that asked for the task, such as <c>ApplyMigration</c>.</param>
public sealed record TaskPlace(string Target)
{
    public string? Cluster { get; init; }

    public string? Region { get; init; }

    public string? TaskArn { get; init; }

    public string? DefinitionArn { get; init; }

    /// <summary>The watched container's image, as the task definition names it.</summary>
    public string? Image { get; init; }

    public string? LogGroup { get; init; }

    public string? LogStream { get; init; }

    /// <summary>The outcome's next command with this task's names; what is not known stands in angle brackets.</summary>
    public string Fill(string command, RunId runId) => command
        .Replace("{rerun}", $"./build.sh {Target}", StringComparison.Ordinal)
        .Replace("{reattach}", $"./build.sh {Target} --run-id {runId}", StringComparison.Ordinal)
        .Replace("{cluster}", Cluster ?? "<cluster>", StringComparison.Ordinal)
        .Replace("{region}", Region ?? "<region>", StringComparison.Ordinal)
        .Replace("{task}", TaskArn ?? "<task>", StringComparison.Ordinal)
        .Replace("{definition}", DefinitionArn ?? "<task definition>", StringComparison.Ordinal)
        .Replace("{family}", Family ?? "<family>", StringComparison.Ordinal)
        .Replace("{repository}", Repository ?? "<repository>", StringComparison.Ordinal)
        .Replace("{logGroup}", LogGroup ?? "<log group>", StringComparison.Ordinal)
        .Replace("{logStream}", LogStream ?? "<log stream>", StringComparison.Ordinal);

    /// <summary>Of <c>arn:aws:ecs:R:A:task-definition/FAMILY:N</c> the family.</summary>
    private string? Family => DefinitionArn?.Split('/')[^1].Split(':')[0];

    /// <summary>Of <c>HOST/NAME:TAG</c> or <c>HOST/NAME@DIGEST</c> the name.</summary>
    private string? Repository => Image?.Split('@')[0] is { } name && name.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash
        ? name[(slash + 1)..].Split(':')[0]
        : null;
}
