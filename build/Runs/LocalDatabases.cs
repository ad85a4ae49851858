using Npgsql;
using OpsBuild.Local;

namespace OpsBuild.Build.Runs;

/// <summary>Connections to the local database for a person's own queries.</summary>
internal static class LocalDatabases
{
    public static NpgsqlDataSource Open(LocalDatabase database)
    {
        var connection = database.AdminConnection();
        connection.ApplicationName = "opsbuild LocalQuery";
        // The history is looked at often enough to be found without naming its schema.
        connection.SearchPath = "\"$user\", public, atlas_schema_revisions";
        connection.Pooling = false;
        return NpgsqlDataSource.Create(connection);
    }
}
