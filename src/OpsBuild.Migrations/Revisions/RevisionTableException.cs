namespace OpsBuild.Migrations.Revisions;

/// <summary>The history cannot be read: what has the revision table's name is none, or somebody keeps the table locked.</summary>
/// <param name="problem">What, why and what to do.</param>
/// <param name="cause">What the server said, where it said something.</param>
public sealed class RevisionTableException(Problem problem, Exception? cause = null) : Exception(problem.ToString(), cause)
{
    public Problem Problem { get; } = problem;

    /// <summary>Whether it would be readable as soon as somebody else's transaction ends.</summary>
    /// <value>Default false.</value>
    public bool IsLocked { get; init; }
}
