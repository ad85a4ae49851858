using Nuke.Common;
using OpsBuild.Build.Reports;

namespace OpsBuild.Build.Targets;

/// <summary>The gate before any image is built: what ECS would refuse, and what would run without proving anything, is found offline.</summary>
public interface IVerifyTaskDefinitions : IHazTaskDefinitions
{
    Target VerifyTaskDefinitions => _ => _
        .Description("Checks ecspresso/, filled in from the committed fixture or --state, against ECS's rules and this project's, offline")
        .Executes(() => Told.AsFailureAsync(async () =>
        {
            var findings = (await RenderAsync()).Check(folderName: "ecspresso");

            FindingsReport.Pass(findings);
            ReportSummary(summary =>
            {
                summary["warnings"] = $"{findings.Count}";
                return summary;
            });
        }));
}
