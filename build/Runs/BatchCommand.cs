using Nuke.Common;
using OpsBuild.Build.Targets;

namespace OpsBuild.Build.Runs;

/// <summary>How the batch program is started: natively, or by the dotnet host that runs this build.</summary>
internal sealed record BatchCommand(string Program, IReadOnlyList<string> Arguments)
{
    public static BatchCommand Of(IApplyMigration build)
    {
        var program = build.BatchProgram ?? build.RootDirectory / "artifacts" / "bin" / "OpsBuild.Batch" / "debug" / "batch.dll";
        Assert.True(File.Exists(program), $"There is no batch program at {program}. Run ./build.sh from the repository, which compiles it, or name one with --batch-program.");
        return program.Extension == ".dll" ? new(build.DotNetPath, [program]) : new(program, []);
    }
}
