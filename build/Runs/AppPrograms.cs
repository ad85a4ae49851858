using Nuke.Common;
using OpsBuild.Build.Targets;
using OpsBuild.Images;
using OpsBuild.Local;
using OpsBuild.Migrations;
using OpsBuild.Pipeline.Local;

namespace OpsBuild.Build.Runs;

/// <summary>The application as it is deployed on this machine.</summary>
internal static class AppPrograms
{
    /// <summary>The one that is named, the one that was just built, or the one compiled along with the build; it needs the newest migration of the work tree.</summary>
    /// <returns>Null where tasks run in Docker and nothing was built, as for a rollback, which needs none.</returns>
    public static LocalApplication? Find(IDeployService build)
    {
        var version = MigrationDirectory.Read(build.MigrationsDirectory).Files is [.., var newest] ? newest.Version.ToString() : null;
        if (build.LocalRuntime is LocalRuntime.Docker)
        {
            Assert.True(build.AppProgram is null, "--app-program names a program, and with --local-runtime docker the service runs from an image: leave one of both out.");
            return IBuildImages.Built.FirstOrDefault(image => image.Purpose == ImagePurpose.App) is { } image ? new LocalApplication(image.Reference, version) : null;
        }

        var built = IBuildImages.Folders.FirstOrDefault(folder => folder.Purpose == ImagePurpose.App);
        var program = build.AppProgram ?? built?.Program ?? build.RootDirectory / "artifacts" / "bin" / "OpsBuild.App" / "debug" / "app.dll";
        Assert.True(File.Exists(program), $"There is no application at {program}. Run ./build.sh from the repository, which compiles it, or name one with --app-program.");
        return new LocalApplication(program, version);
    }
}
