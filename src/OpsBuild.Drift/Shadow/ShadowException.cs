using OpsBuild.Migrations;

namespace OpsBuild.Drift.Shadow;

/// <summary>The shadow cannot be used.</summary>
public sealed class ShadowException(ShadowFault fault, Problem problem, Exception? cause = null) : Exception(problem.ToString(), cause)
{
    /// <summary>Why.</summary>
    public ShadowFault Fault { get; } = fault;

    /// <summary>The same for a person.</summary>
    public Problem Problem { get; } = problem;
}
