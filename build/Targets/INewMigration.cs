using Nuke.Common;
using Nuke.Common.IO;
using OpsBuild.Build.Reports;
using OpsBuild.Migrations;
using Serilog;

namespace OpsBuild.Build.Targets;

/// <summary>Adds an empty migration, ready to be written.</summary>
public interface INewMigration : IHazMigrations
{
    [Parameter("What the new migration does, as in add_orders: letters, digits and underscores")]
    string Name => TryGetValue(() => Name);

    Target NewMigration => _ => _
        .Description("Adds an empty migration with the next UTC version and updates atlas.sum: --name add_orders")
        .Requires(() => Name)
        .Executes(() => Told.AsFailure(() =>
        {
            var file = OpsBuild.Migrations.NewMigration.Create(MigrationDirectory.Read(MigrationsDirectory), Name, TimeProvider.System);

            Log.Information("Created {File}", RootDirectory.GetRelativePathTo(MigrationsDirectory / file.Name));
            Log.Information("Write its statements, then run ./build.sh ApplyMigration; ./build.sh HashMigrations before you commit it");
        }));
}
