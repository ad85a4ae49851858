using Nuke.Common;
using OpsBuild.Build.Targets;

namespace OpsBuild.Build.Reports;

/// <summary>Targets whose output is a result for programs when <c>--json</c> asks for it: then without logo, headings and summary around it.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class BareJsonAttribute(params string[] targets)
    : DisableDefaultOutputAttribute(
        DefaultOutput.Logo, DefaultOutput.TargetHeader, DefaultOutput.TargetCollapse,
        DefaultOutput.ErrorsAndWarnings, DefaultOutput.TargetOutcome, DefaultOutput.BuildOutcome)
{
    public override bool IsApplicable(INukeBuild build) =>
        build is IHazJson { Json: true } && build.InvokedTargets.Count > 0 && build.InvokedTargets.All(target => targets.Contains(target.Name));
}
