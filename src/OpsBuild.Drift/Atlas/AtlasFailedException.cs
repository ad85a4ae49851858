using OpsBuild.Migrations;

namespace OpsBuild.Drift.Atlas;

/// <summary>Atlas could not be run, or gave up.</summary>
public sealed class AtlasFailedException(Problem problem, Exception? cause = null) : Exception(problem.ToString(), cause)
{
    /// <summary>The same for a person.</summary>
    public Problem Problem { get; } = problem;
}
