using Nuke.Common;
using OpsBuild.Build.Reports;
using OpsBuild.Migrations;
using Serilog;

namespace OpsBuild.Build.Targets;

/// <summary>Writes atlas.sum anew, for whoever has looked at what changed.</summary>
public interface IHashMigrations : IHazMigrations
{
    Target HashMigrations => _ => _
        .Description("Writes atlas.sum anew from the migrations as they stand")
        .Executes(() => Told.AsFailure(() =>
        {
            var directory = MigrationDirectory.Read(MigrationsDirectory);
            if (directory.Problems.Count > 0)
                throw new MigrationDirectoryException(directory.Problems);

            var problem = directory.CheckSum().ToProblem();
            if (problem is null && directory.ReadSum() is not null)
            {
                Log.Information("atlas.sum is up to date with {Count} migrations", directory.Files.Count);
                return;
            }

            directory.UpdateSum();
            if (problem is not null)
                Log.Information("Before: {Problem}", problem);
            Log.Information("Wrote atlas.sum for {Count} migrations", directory.Files.Count);
        }));
}
