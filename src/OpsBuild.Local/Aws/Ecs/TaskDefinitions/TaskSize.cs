using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.TaskDefinitions;

/// <summary>A task's processors and memory may be written as <c>.25 vCPU</c> and <c>0.5 GB</c>; ECS keeps them as units of 1024 to one and as MiB.</summary>
/// <remarks>Service model, RegisterTaskDefinitionRequest, <c>cpu</c> and <c>memory</c>.</remarks>
internal static partial class TaskSize
{
    public static void Count(JsonObject definition)
    {
        Count(definition, "cpu", Processors());
        Count(definition, "memory", Memory());
    }

    private static void Count(JsonObject definition, string member, Regex written)
    {
        if (definition.Text(member) is { } text && written.Match(text) is { Success: true } size)
            definition[member] = (decimal.Parse(size.Groups[1].Value, CultureInfo.InvariantCulture) * 1024).ToString("0.##", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^(\d{1,4}(?:\.\d{1,4})?|\.\d{1,4}) ?vcpu\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Processors();

    [GeneratedRegex(@"^(\d{1,4}(?:\.\d{1,4})?|\.\d{1,4}) ?gb\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Memory();
}
