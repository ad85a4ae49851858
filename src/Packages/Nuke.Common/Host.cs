using Nuke.Common.Internal;
using Nuke.Common.Internal.Reporting;

namespace Nuke.Common;

/// <summary>Where a build runs, and how its output is shown there.</summary>
/// <remarks>
/// A public class <c>Foo</c> of the build's own assembly that derives from this one and has a static property <c>bool IsRunningFoo</c>
/// is found by itself; <c>--host Foo</c> forces it.
/// </remarks>
public class Host
{
    /// <summary>For hosts of one's own.</summary>
    protected Host()
    {
    }

    /// <summary>Prints the logo.</summary>
    protected internal void WriteLogo() => Logo.Write(BuildSession.Current.Console);

    /// <summary>Opens a block of output, a target's as a rule; disposing closes it.</summary>
    protected internal virtual IDisposable WriteBlock(string text) => TargetHeading.Write(BuildSession.Current, text);

    /// <summary>Called for each warning besides its log line.</summary>
    protected internal virtual void ReportWarning(string text, string details = null)
    {
    }

    /// <summary>Called for each error besides its log line.</summary>
    protected internal virtual void ReportError(string text, string details = null)
    {
    }

    /// <summary>Whether a message is the host's own command, to be printed as it stands.</summary>
    protected internal virtual bool FilterMessage(string message) => false;

    /// <summary>Repeats all warnings and errors of the run.</summary>
    protected internal virtual void WriteErrorsAndWarnings() => ErrorsAndWarnings.Write(BuildSession.Current);

    /// <summary>Prints the table of targets, statuses and durations.</summary>
    protected internal virtual void WriteTargetOutcome(INukeBuild build) => TargetOutcome.Write(build, BuildSession.Current.Console);

    /// <summary>Prints the closing line.</summary>
    protected internal virtual void WriteBuildOutcome(INukeBuild build) => BuildOutcome.Write(build, BuildSession.Current.Console);
}
