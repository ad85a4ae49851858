using OpsBuild.Ecs.Deployments;
using OpsBuild.Pipeline;

namespace OpsBuild.Build.Workflows;

/// <summary>
/// When GitHub ends a job: later than everything in it would end by itself. A job that is ended from outside leaves a task behind, and nobody's verdict.
/// </summary>
internal static class TimeLimits
{
    // The build and the images are compiled, nothing of it being cached; tasks are stopped, proofs are collected.
    private static readonly TimeSpan allowance = TimeSpan.FromMinutes(30);

    /// <summary>For a job without AWS: a local environment takes seconds, a first compilation minutes.</summary>
    public static TimeSpan Local { get; } = TimeSpan.FromMinutes(20);

    /// <param name="tasks">How many tasks run, one after the other.</param>
    /// <param name="deployments">How many deployments are waited for.</param>
    public static TimeSpan For(int tasks, int deployments = 0) =>
        allowance + (tasks * OneShotRun.DefaultTimeout) + (deployments * DeploymentRequest.DefaultTimeout);
}
