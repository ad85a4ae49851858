using System.Globalization;
using System.Xml.Linq;
using Nuke.Common.IO;

namespace OpsBuild.Build.Reports;

/// <summary>How many tests passed, failed and were skipped, added up over test projects.</summary>
internal sealed class TestCounts
{
    private readonly List<string> failedProjects = [];

    public int Passed { get; private set; }

    public int Failed { get; private set; }

    public int Skipped { get; private set; }

    public int Total => Passed + Failed + Skipped;

    public string FailedProjects => string.Join(", ", failedProjects);

    /// <summary>Adds one project's results, from xunit's XML report.</summary>
    /// <remarks>A runner that crashed leaves no report, or one that does not explain its exit code: that counts as a failure, never as nothing.</remarks>
    public void Add(string project, AbsolutePath report, int exitCode)
    {
        var failedBefore = Failed;
        if (report.FileExists())
        {
            foreach (var assembly in XDocument.Load(report).Descendants("assembly"))
            {
                Passed += Count(assembly, "passed");
                Failed += Count(assembly, "failed") + Count(assembly, "errors");
                Skipped += Count(assembly, "skipped") + Count(assembly, "not-run");
            }
        }

        if (Failed == failedBefore && (exitCode != 0 || !report.FileExists()))
            Failed++;
        if (Failed > failedBefore)
            failedProjects.Add(project);
    }

    /// <summary>The line by which a CI run is read.</summary>
    public override string ToString() => $"{Passed} passed, {Failed} failed, {Skipped} skipped";

    private static int Count(XElement assembly, string name) =>
        int.TryParse(assembly.Attribute(name)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
}
