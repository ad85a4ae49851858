using Nuke.Common;
using Nuke.Common.IO;

namespace OpsBuild.Build.Targets;

/// <summary>Removes what compilers and tests left behind; the local database is LocalReset's business.</summary>
public interface IClean : INukeBuild
{
    Target Clean => _ => _
        .Description("Deletes build outputs, test results and logs; the next call compiles anew")
        .Executes(() =>
        {
            var artifacts = RootDirectory / "artifacts";
            // The program that runs right now stays until the next call replaces it: Windows would not let it go.
            foreach (var folder in (artifacts / "bin").GetDirectories().Where(folder => folder.Name != "_build").ToList())
                folder.DeleteDirectory();
            (artifacts / "obj").DeleteDirectory();
            (artifacts / "build.stamp").DeleteFile();
            (TemporaryDirectory / "test-results").DeleteDirectory();
        });
}
