using System.Text;
using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Ecs.TaskDefinitions;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.Tasks;

/// <summary>What a run changes of its definition.</summary>
internal sealed class TaskOverrides
{
    private const int LargestText = 8192;

    private readonly JsonObject document;

    private TaskOverrides(JsonObject document) => this.document = document;

    public string? TaskRoleArn => document.Text("taskRoleArn");

    public string? Cpu => document.Text("cpu");

    public string? Memory => document.Text("memory");

    /// <exception cref="AwsErrorException">Too long, or for a container that the definition has not.</exception>
    public static TaskOverrides Read(JsonObject? given, TaskDefinition definition)
    {
        var document = given?.DeepClone().AsObject() ?? [];
        if (Encoding.UTF8.GetByteCount(document.ToJsonString()) > LargestText)
            throw EcsErrors.Parameter($"Overrides length must be at most {LargestText}.");
        document["containerOverrides"] ??= new JsonArray();
        foreach (var each in document.Objects("containerOverrides"))
        {
            var name = each.Text("name") ?? throw EcsErrors.Parameter("The container name must be given in a container override.");
            if (!definition.Containers.Any(container => container.Name == name))
                throw EcsErrors.Parameter($"Override for container named {name} is not a container in the TaskDefinition.");
        }

        document["inferenceAcceleratorOverrides"] ??= new JsonArray();
        return new TaskOverrides(document);
    }

    public IReadOnlyList<string>? CommandOf(string container) =>
        Of(container) is { } found && found["command"] is JsonArray { Count: > 0 } ? found.Texts("command") : null;

    public IEnumerable<(string Name, string Value)> EnvironmentOf(string container) =>
        Of(container) is { } found ? ContainerDefinition.EnvironmentOf(found) : [];

    /// <summary>A container as this run has it.</summary>
    public ContainerDefinition Of(ContainerDefinition container) => Of(container.Name) is { } changes ? container.With(changes) : container;

    public JsonObject ToJson() => document.DeepClone().AsObject();

    private JsonObject? Of(string container) => document.Objects("containerOverrides").FirstOrDefault(each => each.Text("name") == container);
}
