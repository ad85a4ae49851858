using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using OpsBuild.Build.Reports;
using Serilog;

namespace OpsBuild.Build.Targets;

/// <summary>Builds the solution and runs every test project with xunit's own runner.</summary>
public interface ITest : IHazFilter, IHazDotNet
{
    Target Test => _ => _
        .Description("Builds and runs the tests; the last line counts them")
        .Executes(() =>
        {
            var results = TemporaryDirectory / "test-results";
            results.CreateOrCleanDirectory();
            DotNet($"build {RootDirectory / "OpsBuild.sln"} -nologo -verbosity:quiet -clp:NoSummary -nodeReuse:false");

            var counts = new TestCounts();
            foreach (var project in (RootDirectory / "tests").GetDirectories("*.Tests"))
            {
                var program = RootDirectory / "artifacts" / "bin" / project.Name / "debug" / $"{project.Name}.dll";
                var result = results / $"{project.Name}.xml";
                var arguments = $"\"{program}\" -noLogo -noColor -xml \"{result}\"";
                if (Filter is not null)
                    arguments += $" -method \"*{Filter}*\"";
                Log.Information("Running {Project}", project.Name);
                using var process = ProcessTasks.StartProcess(DotNetPath, arguments, RootDirectory, logInvocation: false);
                process.AssertWaitForExit();
                counts.Add(project.Name, result, process.ExitCode);
            }

            Console.WriteLine(counts);
            Assert.True(counts.Total > 0, $"No test's name contains '{Filter}'.");
            Assert.True(counts.Failed == 0, $"{counts.Failed} test(s) failed: {counts.FailedProjects}.");
        });
}
