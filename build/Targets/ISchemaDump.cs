using Nuke.Common;
using Nuke.Common.IO;
using OpsBuild.Build.Reports;
using OpsBuild.Build.Runs;
using OpsBuild.Migrations;
using OpsBuild.Pipeline.Schemas;
using Serilog;

namespace OpsBuild.Build.Targets;

/// <summary>Keeps the file that shows readers what the migrations add up to.</summary>
public interface ISchemaDump : IHazMigrations, IHazLocalEnvironment
{
    [Parameter("SchemaDump: write nothing, and fail where the file is stale")]
    bool Check => TryGetValue<bool?>(() => Check) ?? false;

    [Parameter("SchemaDump: the file to keep - default is schema.sql beside the folder of migrations")]
    AbsolutePath SchemaFile => TryGetValue(() => SchemaFile) ?? MigrationsDirectory.Parent / "schema.sql";

    Target SchemaDump => _ => _
        .Description("Writes db/schema.sql, what the migrations add up to in a throw-away PostgreSQL; --check only says whether it is stale")
        .Executes(() => Told.AsFailureAsync(async () =>
        {
            var file = new SchemaFile(SchemaFile, MigrationDirectory.Read(MigrationsDirectory), LocalEnvironments.Options(this).Postgres, Log.Logger);
            var state = Check ? await file.CheckAsync(Interrupt.Token) : await file.WriteAsync(Interrupt.Token);
            SchemaFileReport.Tell(state, RootDirectory.GetRelativePathTo(SchemaFile), isWritten: !Check);
        }));
}
