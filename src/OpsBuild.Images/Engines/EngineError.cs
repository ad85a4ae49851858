using System.Text.Json;
using Docker.DotNet;

namespace OpsBuild.Images.Engines;

/// <summary>What the engine itself said of a failure.</summary>
internal static class EngineError
{
    public static string Text(DockerApiException failure)
    {
        if (failure.ResponseBody is not { Length: > 0 } body)
            return failure.Message;
        try
        {
            using var answer = JsonDocument.Parse(body);
            return answer.RootElement.TryGetProperty("message", out var message) ? message.GetString() ?? body : body;
        }
        catch (JsonException)
        {
            return body;
        }
    }

    public static bool IsFullDisk(string text) => text.Contains("no space left on device", StringComparison.OrdinalIgnoreCase);

    public static ImageBuildException FullDisk(string what, string why, Exception? cause) =>
        new(what, $"the engine's disk is full: {why}", "make room (docker system df shows what takes it, docker image prune removes images that nobody names).", cause);
}
