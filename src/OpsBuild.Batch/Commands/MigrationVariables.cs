using OpsBuild.Batch.Configuration;
using OpsBuild.Batch.Databases;
using OpsBuild.Migrations;

namespace OpsBuild.Batch.Commands;

/// <summary>The variables that say which migrations a command deals with; the same for every command.</summary>
internal static class MigrationVariables
{
    /// <summary>Where the images keep the migrations.</summary>
    public const string DefaultDirectory = "/app/db/migrations";

    private const string Builtin = "builtin";

    private const string Atlas = "atlas";

    /// <summary>The migrations; beside their folder stands what else is about the database.</summary>
    public static Variable<string> Directory { get; } = new(
        "MIGRATION_DIR", FilePath.TryParse, "the path of the migration directory", DefaultDirectory);

    private static readonly Variable<MigrationVersion> BaseVersion = new(
        "MIGRATION_BASE_VERSION", MigrationVersion.TryParse,
        "the newest migration version at git's base; only compared with the database's", "no comparison");

    private static readonly Variable<MigrationVersion> BaselineVersion = new(
        "MIGRATION_BASELINE_VERSION", MigrationVersion.TryParse,
        "the version that a database without history is already at", "such a database must be empty");

    private static readonly Variable<PostgresName> RevisionsSchema = new(
        "MIGRATION_REVISIONS_SCHEMA", PostgresName.TryParse, "the schema of the revision table, at most 63 bytes",
        "where the table is: in atlas_schema_revisions or in DB_SCHEMA; in the first when it has to be made");

    private static readonly Variable<TimeSpan> LockTimeout = new(
        "MIGRATION_LOCK_TIMEOUT", PostgresDuration.TryParse, "how long to wait for another run, such as 10s or 500ms; at least 1ms", "10s");

    private static readonly Variable<TransactionMode> TransactionModes = new(
        "MIGRATION_TX_MODE", TransactionModeName.TryParse, "file, none or all: how files without -- atlas:txmode are grouped into transactions", "file");

    private static readonly Variable<string> EngineName = new(
        "MIGRATION_ENGINE", TryParseEngine, "builtin, or atlas to have Atlas apply and be asked about drift as well", Builtin);

    private static readonly Variable<string> AtlasPath = new("ATLAS_PATH", FilePath.TryParse, "the Atlas binary, where MIGRATION_ENGINE is atlas", "atlas, on PATH");

    /// <summary>All that <see cref="ReadAtlas"/> reads.</summary>
    public static IReadOnlyList<Variable> Engine => [EngineName, AtlasPath];

    /// <summary>All that <see cref="Read"/> reads.</summary>
    public static IReadOnlyList<Variable> All => [Directory, BaseVersion, BaselineVersion, RevisionsSchema, LockTimeout, TransactionModes];

    public static MigrationSettings Read(EnvironmentReader environment) => new(
        environment.Optional(Directory, DefaultDirectory),
        environment.OrNull(BaseVersion),
        environment.OrNull(BaselineVersion),
        environment.OrNull(RevisionsSchema),
        environment.Optional(LockTimeout, TimeSpan.FromSeconds(10)))
    {
        TransactionMode = environment.Optional(TransactionModes, TransactionMode.File),
    };

    /// <summary>The Atlas binary; null where this program is the engine.</summary>
    public static string? ReadAtlas(EnvironmentReader environment) =>
        environment.Optional(EngineName, Builtin) == Atlas ? environment.Optional(AtlasPath, "atlas") : null;

    private static bool TryParseEngine(string text, out string engine)
    {
        engine = text;
        return text is Builtin or Atlas;
    }
}
