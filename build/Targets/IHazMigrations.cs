using Nuke.Common;
using Nuke.Common.IO;

namespace OpsBuild.Build.Targets;

/// <summary>The folder that holds the migrations and their atlas.sum.</summary>
public interface IHazMigrations : INukeBuild
{
    [Parameter("Folder of the migrations - default is db/migrations")]
    AbsolutePath MigrationsDirectory => TryGetValue(() => MigrationsDirectory) ?? RootDirectory / "db" / "migrations";
}
