using System.Collections.Concurrent;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using OpsBuild.Build.Reports;
using Serilog;
using Serilog.Events;

namespace OpsBuild.Build.Targets;

/// <summary>Builds the solution and runs every test project with xunit's own runner.</summary>
public interface ITest : IHazFilter, IHazDotNet
{
    // The longest last.
    private static readonly string[] Longest =
    [
        "OpsBuild.Drift.Tests", "OpsBuild.Pipeline.Tests", "OpsBuild.Batch.Tests", "OpsBuild.Migrations.Tests", "OpsBuild.Local.Tests", "OpsBuild.Schema.Tests",
        "OpsBuild.EndToEnd.Tests",
    ];

    // A project needs a few minutes; one that hangs must not take the others' results with it.
    private static readonly TimeSpan ProjectLimit = TimeSpan.FromMinutes(15);

    Target Test => _ => _
        .Description("Builds and runs the tests; the last line counts them")
        .Executes(() =>
        {
            var results = TemporaryDirectory / "test-results";
            results.CreateOrCleanDirectory();
            DotNet($"build {RootDirectory / "OpsBuild.sln"} -nologo -verbosity:quiet -clp:NoSummary -nodeReuse:false");

            var counts = new TestCounts();
            // Two at a time: tests mostly wait for servers and programs that they start.
            Parallel.ForEach(
                Partitioner.Create(TestProjects(), EnumerablePartitionerOptions.NoBuffering),
                new ParallelOptions { MaxDegreeOfParallelism = 2 },
                project =>
                {
                    var exitCode = Run(project, ResultOf(project));
                    lock (counts)
                        counts.Add(project, ResultOf(project), exitCode);
                });

            Console.WriteLine(counts);
            Assert.True(counts.Total > 0, $"No test's name contains '{Filter}'.");
            Assert.True(counts.Failed == 0, $"{counts.Failed} test(s) failed: {counts.FailedProjects}.");

            AbsolutePath ResultOf(string project) => results / $"{project}.xml";
        });

    // What takes longest begins first, so that nothing is left to be waited for alone.
    private IEnumerable<string> TestProjects() =>
        from project in (RootDirectory / "tests").GetDirectories("*.Tests")
        orderby Array.IndexOf(Longest, project.Name) descending, project.Name
        select project.Name;

    private int Run(string project, AbsolutePath result)
    {
        var program = RootDirectory / "artifacts" / "bin" / project / "debug" / $"{project}.dll";
        var arguments = $"\"{program}\" -noLogo -noColor -diagnostics -longRunning 180 -xml \"{result}\"";
        if (Filter is not null)
            arguments += $" -method \"*{Filter}*\"";
        Log.Information("Running {Project}", project);
        using var process = ProcessTasks.StartProcess(
            DotNetPath, arguments, RootDirectory, timeout: (int)ProjectLimit.TotalMilliseconds, logInvocation: false, logger: (type, line) => Tell(project, type, line));
        if (process.WaitForExit())
            return process.ExitCode;
        Log.Error("{Project} was still running after {Minutes} minutes and was ended", project, ProjectLimit.TotalMinutes);
        return 1;
    }

    private static void Tell(string project, OutputType type, string line) =>
        Log.Write(type == OutputType.Err ? LogEventLevel.Error : LogEventLevel.Debug, "{Project:l}: {Line:l}", project, line);
}
