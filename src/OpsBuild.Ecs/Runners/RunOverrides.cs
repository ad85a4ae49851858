using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.ECS.Model;

namespace OpsBuild.Ecs.Runners;

/// <summary>What one run changes in the watched container: environment variables, first of all its run id.</summary>
internal static class RunOverrides
{
    /// <summary>RunTask's own limit, "including the JSON formatting characters"; counted in bytes, the safe side where ECS is not explicit.</summary>
    private const int Longest = 8192;

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TaskOverride Of(TaskRunRequest request) => new()
    {
        ContainerOverrides =
        [
            new ContainerOverride
            {
                Name = request.WatchContainer,
                Environment = [.. Variables(request).Select(variable => new Amazon.ECS.Model.KeyValuePair { Name = variable.Key, Value = variable.Value })],
            },
        ],
    };

    /// <summary>The same as JSON, for <c>ecspresso run --overrides</c>.</summary>
    /// <exception cref="TaskRequestException">It is longer than ECS takes.</exception>
    public static string Json(TaskRunRequest request)
    {
        var environment = new JsonArray([.. Variables(request).Select(variable => new JsonObject { ["name"] = variable.Key, ["value"] = variable.Value })]);
        var json = new JsonObject
        {
            ["containerOverrides"] = new JsonArray(new JsonObject { ["name"] = request.WatchContainer, ["environment"] = environment }),
        }.ToJsonString(Compact);
        return Encoding.UTF8.GetByteCount(json) <= Longest
            ? json
            : throw new TaskRequestException($"The run's environment variables take {Encoding.UTF8.GetByteCount(json)} bytes as overrides; ECS takes {Longest}.", "Put long values into the task definition.");
    }

    private static SortedDictionary<string, string> Variables(TaskRunRequest request) =>
        new(request.Environment.ToDictionary(), StringComparer.Ordinal) { ["RUN_ID"] = request.RunId.ToString() };
}
