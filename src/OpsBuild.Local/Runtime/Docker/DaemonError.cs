using System.Text.Json;
using Docker.DotNet;

namespace OpsBuild.Local.Runtime.Docker;

/// <summary>What the engine itself said of a failure, without what its client puts around it.</summary>
internal static class DaemonError
{
    public static string Text(Exception failure)
    {
        if (failure is not DockerApiException { ResponseBody: { Length: > 0 } body })
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
}
