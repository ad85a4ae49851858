using Nuke.Common;

namespace OpsBuild.Build.Reports;

/// <summary>Targets whose output is a result that people redirect and programs read: without logo, headings and summary around it.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class BareResultAttribute(params string[] targets)
    : DisableDefaultOutputAttribute(
        DefaultOutput.Logo, DefaultOutput.TargetHeader, DefaultOutput.TargetCollapse,
        DefaultOutput.ErrorsAndWarnings, DefaultOutput.TargetOutcome, DefaultOutput.BuildOutcome)
{
    public override bool IsApplicable(INukeBuild build) => build.InvokedTargets.Count > 0 && build.InvokedTargets.All(target => targets.Contains(target.Name));
}
