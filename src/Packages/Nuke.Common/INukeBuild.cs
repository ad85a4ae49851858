using System.Linq.Expressions;
using Nuke.Common.CI;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Nuke.Common;

/// <summary>What a component, an interface with default targets and parameters, knows of the build that it is part of.</summary>
public interface INukeBuild
{
    /// <summary>The targets of this run in the order of execution.</summary>
    IReadOnlyCollection<ExecutableTarget> ExecutionPlan { get; }

    /// <summary>The targets named for this run, or the default ones when none was.</summary>
    IReadOnlyCollection<ExecutableTarget> InvokedTargets { get; }

    /// <summary>The targets left out of this run.</summary>
    IReadOnlyCollection<ExecutableTarget> SkippedTargets { get; }

    /// <summary>The targets that still wait for their turn.</summary>
    IReadOnlyCollection<ExecutableTarget> ScheduledTargets { get; }

    /// <summary>The target that runs now.</summary>
    IReadOnlyCollection<ExecutableTarget> RunningTargets { get; }

    /// <summary>The targets that were running when the build was stopped.</summary>
    IReadOnlyCollection<ExecutableTarget> AbortedTargets { get; }

    /// <summary>The targets that failed.</summary>
    IReadOnlyCollection<ExecutableTarget> FailedTargets { get; }

    /// <summary>The targets that ran to their end.</summary>
    IReadOnlyCollection<ExecutableTarget> SucceededTargets { get; }

    /// <summary>The targets that will not run (again) in this run.</summary>
    IReadOnlyCollection<ExecutableTarget> FinishedTargets { get; }

    /// <summary>Whether nothing has failed or was stopped so far.</summary>
    bool IsSucceeding { get; }

    /// <summary>Whether a target failed, was stopped or was not reached.</summary>
    bool IsFailing { get; }

    /// <summary>Whether every target of the plan is done with.</summary>
    bool IsFinished { get; }

    /// <summary>The exit code, if the build wants another than the usual one.</summary>
    int? ExitCode { get; set; }

    /// <summary>The folder that holds <c>.nuke</c>.</summary>
    AbsolutePath RootDirectory { get; }

    /// <summary>The folder <c>.nuke/temp</c> under the root; made when first asked for.</summary>
    AbsolutePath TemporaryDirectory { get; }

    /// <summary>The assembly that holds the build, or null when it has no file.</summary>
    AbsolutePath BuildAssemblyFile { get; }

    /// <summary>The folder of the build's assembly, or null.</summary>
    AbsolutePath BuildAssemblyDirectory { get; }

    /// <summary>The folder of the build's project, or null when it is not above the assembly.</summary>
    AbsolutePath BuildProjectDirectory { get; }

    /// <summary>The build's project file, or null when it is not above the assembly.</summary>
    AbsolutePath BuildProjectFile { get; }

    /// <summary>How much is told on the console.</summary>
    Verbosity Verbosity { get; }

    /// <summary>Where the build runs: a terminal or a CI system.</summary>
    Host Host { get; }

    /// <summary>Whether only the help was asked for.</summary>
    bool Help { get; }

    /// <summary>Whether the logo is left out.</summary>
    bool NoLogo { get; }

    /// <summary>Whether the build does not run on a CI system.</summary>
    bool IsLocalBuild { get; }

    /// <summary>Whether the build runs on a CI system.</summary>
    bool IsServerBuild { get; }

    /// <summary>Which part of a divided work this run is.</summary>
    Partition Partition { get; }

    /// <summary>Puts facts into the running target's line of the summary.</summary>
    void ReportSummary(Configure<Dictionary<string, string>> configurator = null);

    /// <summary>The value of a component's parameter, or null: <c>string Feed =&gt; TryGetValue(() =&gt; Feed);</c></summary>
    T TryGetValue<T>(Expression<Func<T>> parameterExpression)
        where T : class;

    /// <summary>The same for parameters of value types: <c>int? Retries =&gt; TryGetValue&lt;int?&gt;(() =&gt; Retries);</c></summary>
    T TryGetValue<T>(Expression<Func<object>> parameterExpression);
}
