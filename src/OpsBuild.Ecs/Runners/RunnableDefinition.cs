using System.Text.Json;
using Amazon.ECS.Model;

namespace OpsBuild.Ecs.Runners;

/// <summary>A rendered task definition, as a runner needs it: what to register, and where each container logs.</summary>
internal sealed class RunnableDefinition
{
    private RunnableDefinition(string json, RegisterTaskDefinitionRequest registration)
    {
        Json = json;
        Registration = registration;
    }

    public string Json { get; }

    public RegisterTaskDefinitionRequest Registration { get; }

    public string Family => Registration.Family;

    public IReadOnlyList<ContainerDefinition> Containers => Registration.ContainerDefinitions ?? [];

    public bool IsEssential(string container) => Containers.FirstOrDefault(definition => definition.Name == container)?.Essential ?? true;

    /// <exception cref="TaskRequestException">It is no task definition, or the watched container is not in it.</exception>
    public static RunnableDefinition Parse(TaskRunRequest request)
    {
        var json = Unwrapped(request.Definition);
        var definition = new RunnableDefinition(json, AwsJson.Read<RegisterTaskDefinitionRequest>(json, "task definition"));
        if (string.IsNullOrEmpty(definition.Family))
            throw new TaskRequestException("The task definition has no family.", "Give it one; ./build.sh VerifyTaskDefinitions checks all of it.");
        var names = definition.Containers.Select(container => container.Name).ToList();
        return names.Contains(request.WatchContainer)
            ? definition
            : throw new TaskRequestException(
                $"The task definition {definition.Family} has no container '{request.WatchContainer}'; it has {(names.Count == 0 ? "none" : string.Join(", ", names))}.",
                "Watch the container that runs the batch: its exit code and its log are the proof.");
    }

    /// <summary>ecspresso also takes <c>{"taskDefinition": {...}}</c>, which is what DescribeTaskDefinition prints.</summary>
    private static string Unwrapped(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("taskDefinition", out var inner)
                ? inner.GetRawText()
                : json;
        }
        catch (JsonException error)
        {
            throw new TaskRequestException($"The task definition is no JSON: {error.Message}", "Render it first: ./build.sh RenderTaskDefinitions.", error);
        }
    }
}
