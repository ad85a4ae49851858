using System.Text.Json;
using System.Text.Json.Nodes;
using OpsBuild.Local.Aws;
using OpsBuild.Local.Aws.Ecs;
using OpsBuild.Local.Aws.Signing;

namespace OpsBuild.Local.Runtime.Metadata;

/// <summary>
/// The task metadata endpoint, version 4: what a GET of <c>ECS_CONTAINER_METADATA_URI_V4</c> tells of the container, and of <c>/task</c> below it of the
/// task. There are no statistics here.
/// </summary>
/// <remarks>ECS Developer Guide, "Amazon ECS task metadata endpoint version 4 for tasks on Fargate".</remarks>
internal sealed class TaskMetadataPage(TaskMetadata metadata, EcsState state)
{
    /// <summary>The variable that holds a container's own address.</summary>
    public const string Variable = "ECS_CONTAINER_METADATA_URI_V4";

    public const string Path = "/v4/";

    /// <summary>Null when the request is for something else.</summary>
    public AwsAnswer? Answer(SignableRequest request)
    {
        if (request.Method != "GET" || !request.RawPath.StartsWith(Path, StringComparison.Ordinal))
            return null;
        var parts = request.RawPath[Path.Length..].TrimEnd('/').Split('/', 2);
        if (metadata.Find(parts[0]) is not { } asked)
            return Answer(404, JsonValue.Create("The task of this address does not run."));
        lock (state.Gate)
        {
            return parts.ElementAtOrDefault(1) switch
            {
                null => Answer(200, TaskMetadataJson.Of(asked.Task.Container(asked.Container), asked.Task)),
                "task" => Answer(200, TaskMetadataJson.Of(asked.Task)),
                var other => Answer(404, JsonValue.Create($"The local endpoint has no '{other}' of a task.")),
            };
        }
    }

    private static AwsAnswer Answer(int status, JsonNode body) =>
        new(status, "application/json", JsonSerializer.SerializeToUtf8Bytes(body), "GetTaskMetadata", status == 200 ? null : "NotFound");
}
