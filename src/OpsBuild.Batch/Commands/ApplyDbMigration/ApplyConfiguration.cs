using OpsBuild.Batch.Configuration;
using OpsBuild.Batch.Databases;
using OpsBuild.Batch.Secrets;
using OpsBuild.Migrations;

namespace OpsBuild.Batch.Commands.ApplyDbMigration;

/// <summary>What apply_db_migration is told by its environment.</summary>
internal sealed record ApplyConfiguration
{
    private static readonly Variable<string> DirectoryVariable = new(
        "MIGRATION_DIR", TryParsePath, "the path of the migration directory", "/app/db/migrations");

    private static readonly Variable<MigrationVersion> BaseVersionVariable = new(
        "MIGRATION_BASE_VERSION", MigrationVersion.TryParse,
        "the newest migration version at git's base; only compared with the database's", "no comparison");

    private static readonly Variable<MigrationVersion> BaselineVersionVariable = new(
        "MIGRATION_BASELINE_VERSION", MigrationVersion.TryParse,
        "the version that a database without history is already at", "such a database must be empty");

    private static readonly Variable<PostgresName> RevisionsSchemaVariable = new(
        "MIGRATION_REVISIONS_SCHEMA", PostgresName.TryParse, "the schema of the revision table, at most 63 bytes",
        "where the table is: in atlas_schema_revisions or in DB_SCHEMA; in the first when it has to be made");

    private static readonly Variable<string> EngineVariable = new(
        "MIGRATION_ENGINE", TryParseEngine, "builtin, the only engine that this program has", "builtin");

    private static readonly Variable<TimeSpan> LockTimeoutVariable = new(
        "MIGRATION_LOCK_TIMEOUT", PostgresDuration.TryParse, "how long to wait for another run, such as 10s or 500ms; at least 1ms", "10s");

    /// <summary>All that can be set.</summary>
    public static IReadOnlyList<Variable> Variables { get; } =
    [
        RunId.Variable, .. DatabaseVariables.All, DirectoryVariable, BaseVersionVariable, BaselineVersionVariable,
        RevisionsSchemaVariable, EngineVariable, LockTimeoutVariable,
    ];

    public required RunId Run { get; init; }

    public required DatabaseTarget Target { get; init; }

    public required SecretId Credential { get; init; }

    /// <summary>The migration directory's path.</summary>
    public required string Directory { get; init; }

    public required MigrationVersion? BaseVersion { get; init; }

    public required MigrationVersion? BaselineVersion { get; init; }

    public required PostgresName? RevisionsSchema { get; init; }

    public required TimeSpan LockTimeout { get; init; }

    /// <exception cref="Results.BatchFailureException">Something is missing or malformed; it names everything that is.</exception>
    public static ApplyConfiguration Read(IReadOnlyDictionary<string, string> variables)
    {
        var environment = new EnvironmentReader(variables);
        var configuration = new ApplyConfiguration
        {
            Run = environment.Required(RunId.Variable),
            Target = DatabaseVariables.Read(environment),
            Credential = environment.Required(DatabaseVariables.AdminCredential),
            Directory = environment.Optional(DirectoryVariable, "/app/db/migrations"),
            BaseVersion = environment.OrNull(BaseVersionVariable),
            BaselineVersion = environment.OrNull(BaselineVersionVariable),
            RevisionsSchema = environment.OrNull(RevisionsSchemaVariable),
            LockTimeout = environment.Optional(LockTimeoutVariable, TimeSpan.FromSeconds(10)),
        };
        environment.Optional(EngineVariable, "builtin");
        environment.ThrowIfWrong();
        return configuration;
    }

    private static bool TryParsePath(string text, out string path)
    {
        path = text;
        return !text.Contains('\0', StringComparison.Ordinal);
    }

    private static bool TryParseEngine(string text, out string engine)
    {
        engine = text;
        return text == "builtin";
    }
}
