using System.Text.Json;

namespace OpsBuild.Ecs.TerraformStates;

/// <summary>What stands under one address: an output's value or an instance's attributes.</summary>
/// <param name="Value">The value.</param>
/// <param name="IsSensitive">Whether the whole is marked sensitive, as outputs are.</param>
/// <param name="SensitiveAttributes">The attributes that are marked sensitive, or hold something that is.</param>
internal sealed record StateObject(JsonElement Value, bool IsSensitive, IReadOnlySet<string> SensitiveAttributes)
{
    /// <summary>Whether what <paramref name="path"/> leads to is sensitive; the whole is when any part is.</summary>
    public bool IsSensitiveAt(StatePath path) => IsSensitive || (path.Steps is [StatePath.Step.Member first, ..]
        ? SensitiveAttributes.Contains(first.Name)
        : SensitiveAttributes.Count > 0);
}
