using Nuke.Common;
using Nuke.Common.IO;

namespace OpsBuild.Build.Runs;

/// <summary>The batch program that tasks run on this machine.</summary>
internal static class BatchPrograms
{
    public static string Find(AbsolutePath? named, AbsolutePath root)
    {
        var program = named ?? root / "artifacts" / "bin" / "OpsBuild.Batch" / "debug" / "batch.dll";
        Assert.True(File.Exists(program), $"There is no batch program at {program}. Run ./build.sh from the repository, which compiles it, or name one with --batch-program.");
        return program;
    }
}
