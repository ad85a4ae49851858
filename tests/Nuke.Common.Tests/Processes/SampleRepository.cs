using System.Diagnostics;

namespace Nuke.Tests.Processes;

/// <summary>A repository root of its own in which the sample build is run as a process.</summary>
public sealed class SampleRepository : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public SampleRepository() => Directory.CreateDirectory(Path.Combine(Root, ".nuke"));

    public string Root { get; } = Directory.CreateTempSubdirectory("sample-build-").FullName;

    public static string Program { get; } = Path.Combine(
        Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))!,
        "..",
        "Nuke.Common.Tests.SampleBuild",
        Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)),
        OperatingSystem.IsWindows() ? "SampleBuild.exe" : "SampleBuild");

    public string File(string name) => Path.Combine(Root, name);

    public string Log => System.IO.File.ReadAllText(File(".nuke/temp/build.log"));

    /// <summary>Runs the build to its end.</summary>
    public Task<Result> Run(params string[] arguments) => Run([], arguments);

    public async Task<Result> Run((string Name, string Value)[] environment, params string[] arguments)
    {
        using var process = Start(environment, arguments);
        return await process.End();
    }

    public RunningBuild Start((string Name, string Value)[] environment, params string[] arguments)
    {
        var info = new ProcessStartInfo(Program, arguments)
        {
            WorkingDirectory = Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What the machine that runs the tests is must not show.
        foreach (var name in info.Environment.Keys.Where(name => name.StartsWith("GITHUB_", StringComparison.Ordinal) || name.StartsWith("NUKE_", StringComparison.Ordinal)).ToList())
            info.Environment.Remove(name);
        info.Environment.Remove("CI");
        info.Environment.Remove("NO_COLOR");
        foreach (var (name, value) in environment)
            info.Environment[name] = value;

        return new RunningBuild(Process.Start(info)!, Patience);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    public sealed record Result(int ExitCode, string Output, string Error)
    {
        /// <summary>A line's place in the output; fails when it is not there.</summary>
        public int PlaceOf(string text)
        {
            var place = Output.IndexOf(text, StringComparison.Ordinal);
            Assert.True(place >= 0, $"'{text}' is not in the output:\n{Output}\n{Error}");
            return place;
        }

        /// <summary>The line of the summary that is about the target.</summary>
        public string SummaryOf(string target) => Output[Output.LastIndexOf("Duration", StringComparison.Ordinal)..]
            .Split('\n')
            .Single(line => line.StartsWith(target + " ", StringComparison.Ordinal));
    }
}
