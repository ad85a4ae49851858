using Npgsql;
using Nuke.Common;
using OpsBuild.Build.Reports;
using OpsBuild.Build.Targets;
using OpsBuild.Local;
using OpsBuild.Migrations;
using OpsBuild.Migrations.Apply;
using OpsBuild.Migrations.Revisions;

namespace OpsBuild.Build.Runs;

/// <summary>Whether an apply on this machine has something that drift could have happened to, and would change it: else its check is not worth a server's start.</summary>
internal static class LocalDrift
{
    public static async Task<bool> IsDueAsync(IHazRunEnvironment build, CancellationToken cancellationToken)
    {
        try
        {
            var glance = await ReadAsync(build, MigrationDirectory.Read(build.MigrationsDirectory), cancellationToken);
            return glance is { HasHistory: true, HasPending: true };
        }
        catch (Exception error) when (error is NpgsqlException or MigrationDirectoryException or RevisionTableException)
        {
            // The apply meets the same, and says in its own words and with its own exit code what it is.
            return false;
        }
    }

    private static async Task<HistoryGlance> ReadAsync(IHazRunEnvironment build, MigrationDirectory directory, CancellationToken cancellationToken)
    {
        if (NamedDatabases.Read(build.DatabaseUrl, EnvironmentInfo.Variables!) is { } named)
        {
            var connection = named.Access.ConnectionTo(named.Url);
            connection.Pooling = false;
            await using var database = NpgsqlDataSource.Create(connection);
            return await HistoryGlance.ReadAsync(database, directory, new ApplyOptions(), cancellationToken);
        }

        await using var local = await LocalEnvironment.OpenAsync(LocalEnvironments.Options(build), Story.Log, cancellationToken);
        await using var own = LocalDatabases.Open(local.Database);
        return await HistoryGlance.ReadAsync(own, directory, new ApplyOptions(), cancellationToken);
    }
}
