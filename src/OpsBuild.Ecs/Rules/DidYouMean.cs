using OpsBuild.Ecs.Templates;

namespace OpsBuild.Ecs.Rules;

/// <summary>What a finding adds when somebody mistyped a name.</summary>
internal static class DidYouMean
{
    /// <summary>"; did you mean 'x'?", or nothing when no name is near.</summary>
    public static string Suggestion(string written, IEnumerable<string> names) =>
        NearNames.Of(written, names) is { Count: > 0 } near ? $"; did you mean '{near[0]}'?" : "";
}
