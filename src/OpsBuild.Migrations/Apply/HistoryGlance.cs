using Npgsql;
using OpsBuild.Migrations.Revisions;

namespace OpsBuild.Migrations.Apply;

/// <summary>What a database's history says at a glance: without a lock, without a verdict, for whoever only has to know whether there is anything to look into.</summary>
/// <param name="HasHistory">The revision table has rows.</param>
/// <param name="HasPending">The directory has versions that are newer than all of them.</param>
public sealed record HistoryGlance(bool HasHistory, bool HasPending)
{
    /// <summary>Reads the revision table in one read-only snapshot.</summary>
    /// <exception cref="NpgsqlException">The database could not be reached or read.</exception>
    /// <exception cref="RevisionTableException">What has the revision table's name is none.</exception>
    public static async Task<HistoryGlance> ReadAsync(
        NpgsqlDataSource database, MigrationDirectory directory, ApplyOptions options, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var survey = await DatabaseSurvey.ReadAsync(connection, options, cancellationToken);
        var current = survey.History is [.., var last] ? last.Version : null;
        return new HistoryGlance(current is not null, directory.Files.Any(file => file.Version.CompareTo(current) > 0));
    }
}
