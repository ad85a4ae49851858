using System.Text.Json;

namespace OpsBuild.Definitions;

/// <summary>What images a task definition asks for.</summary>
public static class RuntimePlatforms
{
    /// <summary>The platform of a definition as registries call it.</summary>
    /// <param name="definition">The definition's text.</param>
    /// <returns>As <c>linux/amd64</c>, which is also what ECS takes where a definition says nothing.</returns>
    public static string Of(string definition)
    {
        using var json = JsonDocument.Parse(definition);
        var isArm = json.RootElement.TryGetProperty("runtimePlatform", out var platform)
            && platform.TryGetProperty("cpuArchitecture", out var architecture) && architecture.GetString() == "ARM64";
        return isArm ? "linux/arm64" : "linux/amd64";
    }
}
