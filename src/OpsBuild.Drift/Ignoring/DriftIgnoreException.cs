using OpsBuild.Migrations;

namespace OpsBuild.Drift.Ignoring;

/// <summary>The file of ignored differences cannot be used.</summary>
public sealed class DriftIgnoreException(IReadOnlyList<Problem> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>All that is wrong with it.</summary>
    public IReadOnlyList<Problem> Problems { get; } = problems;
}
