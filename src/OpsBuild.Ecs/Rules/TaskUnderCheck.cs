using System.Globalization;
using OpsBuild.Ecs.TaskDefinitions.Documents;

namespace OpsBuild.Ecs.Rules;

/// <summary>A task definition as rules look at it.</summary>
/// <param name="Root">The definition.</param>
/// <param name="Text">Its whole text.</param>
/// <param name="Use">What it is for.</param>
internal sealed record TaskUnderCheck(JsonNode Root, string Text, TaskUse Use)
{
    public bool IsFargate => Root["requiresCompatibilities"]?.Elements.Any(item => item.AsText == "FARGATE") is true;

    public bool IsWindows => Root["runtimePlatform"]?["operatingSystemFamily"]?.AsText?.StartsWith("WINDOWS", StringComparison.Ordinal) is true;

    /// <summary>Whether the containers share the task's own network interface.</summary>
    public bool IsAwsvpc => Root["networkMode"]?.AsText == "awsvpc";

    public IReadOnlyList<JsonNode> Containers => Root["containerDefinitions"]?.Elements ?? [];

    /// <summary>The container whose exit code is read: the first one.</summary>
    public JsonNode? Watched => Use is TaskUse.OneShot && Containers.Count > 0 ? Containers[0] : null;

    public JsonNode? Container(string? name) => Containers.FirstOrDefault(container => container["name"]?.AsText == name);

    /// <summary>The containers as hits, for a rule about each.</summary>
    public IEnumerable<Hit> EachContainer(Func<JsonNode, IEnumerable<Hit>> check) => Containers.SelectMany(check);

    public static string Name(JsonNode container) => container["name"]?.AsText is { } name ? $"container '{name}'" : "a container without name";

    /// <summary>ECS's default is true.</summary>
    public static bool IsEssential(JsonNode container) => container["essential"]?.AsFlag ?? true;

    /// <summary>The task's CPU units; null where they are not said or not understood.</summary>
    public int? Cpu => Amount(Root["cpu"]?.AsText, "VCPU");

    /// <summary>The task's memory in MiB; null where it is not said or not understood.</summary>
    public int? Memory => Amount(Root["memory"]?.AsText, "GB");

    // ECS also takes "1 vCPU" and "2GB" and keeps them as 1024 and 2048.
    private static int? Amount(string? text, string unit)
    {
        if (text is null)
            return null;

        var plain = text.Trim().ToUpperInvariant();
        var isInUnits = plain.EndsWith(unit, StringComparison.Ordinal);
        var digits = isInUnits ? plain[..^unit.Length].TrimEnd() : plain;
        var isRead = decimal.TryParse(digits, isInUnits ? NumberStyles.AllowDecimalPoint : NumberStyles.None, CultureInfo.InvariantCulture, out var amount);
        return isRead && amount is >= 0 and < 1_000_000 ? (int)(isInUnits ? amount * 1024 : amount) : null;
    }
}
