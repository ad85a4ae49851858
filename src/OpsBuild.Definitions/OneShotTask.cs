using OpsBuild.Ecs.TaskDefinitions;
using OpsBuild.Ecs.TaskDefinitions.Names;

namespace OpsBuild.Definitions;

/// <summary>A task that starts, does one thing, says how it went and ends: one command of the batch program.</summary>
/// <param name="Command">The batch program's command, as <c>apply_db_migration</c>.</param>
/// <param name="Folder">The folder of its file, as <c>migration</c>.</param>
/// <param name="Definition">Its task definition.</param>
public sealed record OneShotTask(string Command, string Folder, TaskDefinition Definition)
{
    /// <summary>Whether it leaves the target database as it is: such a task may be stopped at any time, and one that changes something may not.</summary>
    public required bool IsReadOnly { get; init; }

    /// <summary>The command as names write it, <c>apply-db-migration</c>.</summary>
    public string Name => Command.Replace('_', '-');

    /// <summary>The container whose exit code and result line are the verdict.</summary>
    public ContainerName WatchedContainer => Definition.Containers[0].Name;

    /// <summary>Its task definition, relative to the folder of the ecspresso files.</summary>
    public string DefinitionPath => $"{Folder}/ecs-{Name}-task-def.json";

    /// <summary>Its own configuration: render, verify and diff work only on the definition that a configuration names.</summary>
    public string ConfigPath => $"ecspresso.{Name}.yaml";
}
