namespace OpsBuild.Migrations.Lint;

/// <summary>The linter's configuration cannot be used.</summary>
public sealed class LintConfigurationException(IReadOnlyList<Problem> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>All that is wrong with it.</summary>
    public IReadOnlyList<Problem> Problems { get; } = problems;
}
