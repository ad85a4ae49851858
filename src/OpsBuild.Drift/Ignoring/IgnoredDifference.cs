using OpsBuild.Schema.Comparison;

namespace OpsBuild.Drift.Ignoring;

/// <summary>A difference that somebody has signed for.</summary>
public sealed record IgnoredDifference(Difference Difference, IgnoreRule Rule);
