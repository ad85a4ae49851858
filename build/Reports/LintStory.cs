using System.Globalization;
using Nuke.Common;
using Nuke.Common.CI.GitHubActions;
using OpsBuild.Migrations.Lint;
using Serilog;

namespace OpsBuild.Build.Reports;

/// <summary>Tells what the linter found.</summary>
internal static class LintStory
{
    /// <summary>GitHub shows no more of a step's than this, so the first ones have to be the worst.</summary>
    private const int MostAnnotations = 10;

    /// <summary>Prints the findings as a result: text for people, JSON for programs. How many they are goes beside it.</summary>
    public static void Print(LintReport report, string folder, bool json)
    {
        if (json)
        {
            Console.Write(LintDocument.Of(report));
        }
        else
        {
            foreach (var finding in report.Findings)
                Console.WriteLine($"{folder}/{finding}");
            Annotate(report, folder);
        }
        Story.Log.Information("{Counts}", Counts(report));
    }

    /// <summary>Tells the findings about added migrations; an error ends the target.</summary>
    public static void Pass(LintReport report, string folder)
    {
        var isAnnotated = Annotate(report, folder);
        foreach (var finding in report.Findings)
        {
            // What is an annotation already would become another one as a warning or an error of the log.
            if (isAnnotated)
                Log.Information("{Folder}/{Finding}", folder, finding);
            else if (finding.Severity is LintSeverity.Error)
                Log.Error("{Folder}/{Finding}", folder, finding);
            else
                Log.Warning("{Folder}/{Finding}", folder, finding);
        }
        if (report.Files > 0)
            Log.Information("Lint: {Counts}", Counts(report));
        Assert.True(
            report.Errors == 0,
            $"{report.Errors} place(s) in added migrations are refused by the linter; docs/lint.md explains "
            + "each code, how to write it instead, and how to excuse one statement.");
    }

    /// <summary>As <c>12 files: 1 error, 3 warnings, 2 excused</c>.</summary>
    public static string Counts(LintReport report) =>
        $"{Count(report.Files, "file")}: {Count(report.Errors, "error")}, {Count(report.Warnings, "warning")}, "
        + $"{report.Excused.Count} excused";

    /// <summary>The workflow commands for the worst findings, in order.</summary>
    public static IEnumerable<(string Command, string Message, Dictionary<string, object> Place)> Annotations(LintReport report,
        string folder) =>
        report.Findings.Take(MostAnnotations).Select(finding => (
            finding.Severity is LintSeverity.Error ? "error" : "warning",
            $"{finding.Code}: {finding.What}\n{finding.Why}\n{finding.Rewrite}",
            new Dictionary<string, object>
            {
                ["file"] = $"{folder}/{finding.File}", ["line"] = finding.Position.Line, ["col"] = finding.Position.Column,
                    ["title"] = finding.Code,
            }));

    private static bool Annotate(LintReport report, string folder)
    {
        if (GitHubActions.Instance is not { } gitHub)
            return false;
        foreach (var (command, message, place) in Annotations(report, folder))
            gitHub.WriteCommand(command, message, _ => place);
        return true;
    }

    private static string Count(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
