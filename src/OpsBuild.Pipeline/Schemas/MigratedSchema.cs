using OpsBuild.Local.Postgres;
using OpsBuild.Migrations;
using OpsBuild.Migrations.Apply;
using OpsBuild.Migrations.Revisions;
using OpsBuild.Schema;
using OpsBuild.Schema.Sql;
using Serilog;
using Serilog.Core;

namespace OpsBuild.Pipeline.Schemas;

/// <summary>What migrations make of an empty database, as SQL that makes it at once.</summary>
/// <param name="Version">The last migration's; null where there is none.</param>
/// <param name="Major">The major version of the PostgreSQL that wrote the definitions.</param>
/// <param name="Sql">The statements, in an order in which they run; the history itself is not among them.</param>
internal sealed record MigratedSchema(MigrationVersion? Version, int Major, SqlScript Sql)
{
    /// <summary>Applies the migrations in a server of their own, through the code that applies them everywhere, and reads what they made.</summary>
    /// <exception cref="SchemaNotMadeException">A migration fails, or the folder is not sound.</exception>
    public static async Task<MigratedSchema> OfAsync(
        MigrationDirectory directory, PostgresProgramsOptions postgres, ILogger log, CancellationToken cancellationToken)
    {
        await using var database = await ThrowAwayDatabase.StartAsync(postgres, log, cancellationToken);
        var outcome = await new ApplyRun(database.DataSource, directory, new ApplyOptions(), Logger.None).RunAsync(cancellationToken);
        var version = outcome switch
        {
            ApplyOutcome.Applied applied => applied.Current,
            ApplyOutcome.UpToDate current => current.Current,
            ApplyOutcome.Failed failed => throw new SchemaNotMadeException(failed.Failure.ToProblem()),
            ApplyOutcome.Refused { Problems: [var problem, ..] } => throw new SchemaNotMadeException(problem),
            ApplyOutcome.Stopped => throw new OperationCanceledException(cancellationToken),
            _ => throw new SchemaNotMadeException(new Problem(
                "The throw-away PostgreSQL was lost while the migrations were being applied.", $"{outcome}", "Run again; nothing else was touched.")),
        };

        // The history belongs to the pipeline, and its rows to one database.
        await using (var command = database.DataSource.CreateCommand($"DROP SCHEMA IF EXISTS {RevisionTable.DefaultSchema} CASCADE"))
            await command.ExecuteNonQueryAsync(cancellationToken);
        var catalog = await CatalogReader.ReadAsync(database.DataSource, new CatalogOptions(), cancellationToken);
        // Whoever runs the script owns what it makes, so no owner is named that another machine does not have.
        return new MigratedSchema(version, catalog.ServerMajor, CatalogSql.Dump(catalog, runsAs: database.AdminUser));
    }
}
