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
    /// <summary>The one that is named, or the one that was just built; it needs the newest migration of the work tree.</summary>
    /// <returns>Null where there is neither, as for a rollback, which needs none.</returns>
    public static LocalApplication? Find(IDeployService build)
    {
        var version = MigrationDirectory.Read(build.MigrationsDirectory).Files is [.., var newest] ? newest.Version.ToString() : null;
        return Program(build) is { } program ? new LocalApplication(program, version) : null;
    }

    private static string? Program(IDeployService build)
    {
        if (build.LocalRuntime is LocalRuntime.Docker)
        {
            Assert.True(build.AppProgram is null, "--app-program names a program, and with --local-runtime docker the service runs from an image: leave one of both out.");
            return IBuildImages.Built.FirstOrDefault(image => image.Purpose == ImagePurpose.App)?.Reference;
        }

        Assert.True(build.AppProgram is null || File.Exists(build.AppProgram), $"--app-program {build.AppProgram} is no file.");
        return build.AppProgram ?? IBuildImages.Folders.FirstOrDefault(folder => folder.Purpose == ImagePurpose.App)?.Program;
    }
}
