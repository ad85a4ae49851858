using Nuke.Common;
using OpsBuild.Ecs.Rules;
using Serilog;

namespace OpsBuild.Build.Reports;

/// <summary>Tells what the rules found.</summary>
internal static class FindingsReport
{
    /// <summary>Tells every finding and fails when one of them is an error.</summary>
    public static void Pass(IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings)
        {
            if (finding.Severity is Severity.Error)
                Log.Error("{Finding}", finding);
            else
                Log.Warning("{Finding}", finding);
        }

        var errors = findings.Count(finding => finding.Severity is Severity.Error);
        Assert.True(errors == 0, $"{errors} error(s) in the task definitions; docs/task-definition-rules.md explains each code.");
        if (findings.Count == 0)
            Log.Information("No rule is broken");
    }
}
