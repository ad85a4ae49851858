using Nuke.Common;

namespace OpsBuild.Build.Targets;

/// <summary>Measures what the project promises; timings live here and in no test.</summary>
public interface IBench : IHazFilter, IHazDotNet
{
    Target Bench => _ => _
        .Description("Measures and prints one row per figure: bench NAME VALUE UNIT goal OP VALUE met|short")
        .Executes(() =>
        {
            var project = RootDirectory / "bench" / "OpsBuild.Bench" / "OpsBuild.Bench.csproj";
            DotNet($"build {project} -c Release -nologo -verbosity:quiet -clp:NoSummary -nodeReuse:false");
            var program = RootDirectory / "artifacts" / "bin" / "OpsBuild.Bench" / "release" / "OpsBuild.Bench.dll";
            // The rows are the result: bare lines, so that a program can read them.
            DotNet($"{program} {Filter ?? ""}", logger: (_, line) => Console.WriteLine(line));
        });
}
