using OpsBuild.Batch.Databases;
using OpsBuild.Migrations;
using OpsBuild.Migrations.Apply;

namespace OpsBuild.Batch.Commands;

/// <summary>Which migrations, and how their history in the database is found.</summary>
/// <param name="Directory">The migration directory's path.</param>
/// <param name="BaseVersion">The newest version at git's base; only compared.</param>
/// <param name="BaselineVersion">The version that a database without history is at.</param>
/// <param name="RevisionsSchema">The schema of the revision table, where it is not to be looked for.</param>
/// <param name="LockTimeout">How long to wait for another run.</param>
internal sealed record MigrationSettings(
    string Directory, MigrationVersion? BaseVersion, MigrationVersion? BaselineVersion, PostgresName? RevisionsSchema, TimeSpan LockTimeout)
{
    /// <summary>How the statements of files are grouped that do not say so themselves.</summary>
    public TransactionMode TransactionMode { get; init; }

    /// <summary>The same for the library that applies.</summary>
    /// <param name="schema">The schema that the application lives in.</param>
    public ApplyOptions ToOptions(PostgresName schema) => new()
    {
        Schema = schema.ToString(),
        RevisionsSchema = RevisionsSchema?.ToString(),
        BaselineVersion = BaselineVersion,
        LockTimeout = LockTimeout,
        TransactionMode = TransactionMode,
    };
}
