namespace OpsBuild.Migrations;

/// <summary>A migration directory, or a file in it, cannot be used at all.</summary>
public sealed class MigrationDirectoryException(IReadOnlyList<Problem> problems, Exception? cause = null)
    : Exception(string.Join('\n', problems), cause)
{
    public MigrationDirectoryException(Problem problem, Exception? cause = null)
        : this([problem], cause)
    {
    }

    /// <summary>Everything that was found wrong, at least one.</summary>
    public IReadOnlyList<Problem> Problems { get; } = problems;
}
