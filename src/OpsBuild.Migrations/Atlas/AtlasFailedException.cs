namespace OpsBuild.Migrations.Atlas;

/// <summary>Atlas could not be run, or gave up.</summary>
public sealed class AtlasFailedException(AtlasFault fault, Problem problem, Exception? cause = null) : Exception(problem.ToString(), cause)
{
    public AtlasFault Fault { get; } = fault;

    /// <summary>The same for a person.</summary>
    public Problem Problem { get; } = problem;
}
