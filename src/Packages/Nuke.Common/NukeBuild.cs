using System.Linq.Expressions;
using Nuke.Common.Internal;
using Nuke.Common.Internal.Parameters;
using Nuke.Common.Internal.Running;

namespace Nuke.Common;

/// <summary>
/// Base of every build. The class's properties of type <see cref="Target"/>, and those of the components (interfaces derived from
/// <see cref="INukeBuild"/>) that it implements, are its targets.
/// </summary>
/// <example><c>public static int Main() => Execute&lt;Build&gt;(x => x.Compile);</c></example>
public abstract partial class NukeBuild : INukeBuild
{
    /// <summary>Runs the targets named on the command line, else the given ones; without either, prints the help.</summary>
    /// <returns>
    /// 0 success; 1 a target failed; 2 wrong usage or configuration, nothing ran; 130 stopped by Ctrl-C (SIGINT); 143 stopped by
    /// SIGTERM. A failed build that set <see cref="ExitCode"/> gives that instead of 1, a successful one instead of 0.
    /// </returns>
    protected static int Execute<T>(params Expression<Func<T, Target>>[] defaultTargetExpressions)
        where T : NukeBuild, new() =>
        BuildProgram.Run(defaultTargetExpressions, Environment.GetCommandLineArgs()[1..]);

    /// <summary>Called when the parameters have their values.</summary>
    protected internal virtual void OnBuildCreated()
    {
    }

    /// <summary>Called when the execution plan is known, before conditions and requirements are asked.</summary>
    protected internal virtual void OnBuildInitialized()
    {
    }

    /// <summary>Called after the summary, whether the build succeeded or failed.</summary>
    protected internal virtual void OnBuildFinished()
    {
    }

    /// <summary>Called before a target's first action.</summary>
    protected internal virtual void OnTargetRunning(string target)
    {
    }

    /// <summary>Called for each target that is left out.</summary>
    protected internal virtual void OnTargetSkipped(string target)
    {
    }

    /// <summary>Called after a target's last action.</summary>
    protected internal virtual void OnTargetSucceeded(string target)
    {
    }

    /// <summary>Called for a target whose action threw.</summary>
    protected internal virtual void OnTargetFailed(string target)
    {
    }

    T INukeBuild.TryGetValue<T>(Expression<Func<T>> parameterExpression) =>
        (T)ParameterValues.Current.Get(Members.Of(parameterExpression), this);

    T INukeBuild.TryGetValue<T>(Expression<Func<object>> parameterExpression) =>
        ParameterValues.Current.Get(Members.Of(parameterExpression), this) is T value ? value : default;
}
