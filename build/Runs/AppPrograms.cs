using Nuke.Common;
using OpsBuild.Build.Targets;
using OpsBuild.Images;
using OpsBuild.Migrations;
using OpsBuild.Pipeline.Local;

namespace OpsBuild.Build.Runs;

/// <summary>The application as it is deployed on this machine.</summary>
internal static class AppPrograms
{
    /// <summary>The one that is named, the one that was just built, or the one compiled along with the build; it needs the newest migration of the work tree.</summary>
    public static LocalApplication Find(IDeployService build)
    {
        var built = IBuildImages.Folders.FirstOrDefault(folder => folder.Purpose == ImagePurpose.App);
        var program = build.AppProgram ?? built?.Program ?? build.RootDirectory / "artifacts" / "bin" / "OpsBuild.App" / "debug" / "app.dll";
        Assert.True(File.Exists(program), $"There is no application at {program}. Run ./build.sh from the repository, which compiles it, or name one with --app-program.");
        return new LocalApplication(program, MigrationDirectory.Read(build.MigrationsDirectory).Files is [.., var newest] ? newest.Version.ToString() : null);
    }
}
