using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace OpsBuild.Drift.Ignoring;

/// <summary>Reading events of YAML that have to be of one sort.</summary>
internal static class YamlReading
{
    /// <exception cref="DriftIgnoreException">The next event is of another sort.</exception>
    public static T Expect<T>(this IParser parser, string name, string expected)
        where T : ParsingEvent
    {
        if (parser.TryConsume<T>(out var found))
            return found;
        throw new DriftIgnoreException([DriftIgnore.Problem(
            name, parser.Current!.Start, $"should have {expected} here", "Nothing after this could be understood.", "See docs/drift.md for the form.")]);
    }

    public static void AddIfRead(this ImmutableArray<IgnoreRule>.Builder rules, IgnoreRule? rule)
    {
        if (rule is not null)
            rules.Add(rule);
    }
}
