namespace OpsBuild.Migrations.Revisions;

/// <summary>The table called <c>atlas_schema_revisions</c> holds what no revision table holds.</summary>
public sealed class RevisionTableException(Problem problem, Exception? cause = null) : Exception(problem.ToString(), cause)
{
    public Problem Problem { get; } = problem;
}
