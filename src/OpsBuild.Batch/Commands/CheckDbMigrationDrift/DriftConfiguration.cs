using OpsBuild.Batch.Configuration;
using OpsBuild.Batch.Databases;
using OpsBuild.Batch.Secrets;
using OpsBuild.Drift;
using OpsBuild.Drift.Shadow;
using OpsBuild.Migrations;

namespace OpsBuild.Batch.Commands.CheckDbMigrationDrift;

/// <summary>What check_db_migration_drift is told by its environment.</summary>
internal sealed record DriftConfiguration
{
    private static readonly Variable<ShadowUrl> Shadow = new(
        "SHADOW_DATABASE_URL", ShadowUrl.TryParse, "postgres://USER@HOST:PORT/DATABASE of a PostgreSQL that nobody else uses, USER being its superuser");

    private static readonly Variable<TimeSpan> ShadowWait = new(
        "SHADOW_WAIT_TIMEOUT", PostgresDuration.TryParse, "how long to wait until the shadow answers, such as 30s", "60s");

    private static readonly Variable<TimeSpan> Budget = new(
        "DRIFT_CHECK_TIMEOUT", PostgresDuration.TryParse, "how long the whole check may take, such as 5min", "15min");

    /// <summary>All that can be set.</summary>
    public static IReadOnlyList<Variable> Variables { get; } =
    [
        RunId.Variable, .. DatabaseVariables.All, .. MigrationVariables.All, .. MigrationVariables.Engine, Shadow, ShadowWait, Budget, .. DriftVariables.Expected,
    ];

    public required RunId Run { get; init; }

    public required DatabaseTarget Target { get; init; }

    public required SecretId Credential { get; init; }

    public required MigrationSettings Migrations { get; init; }

    public required ShadowUrl ShadowUrl { get; init; }

    /// <summary>The Atlas binary; null where it is not to be asked.</summary>
    public required string? Atlas { get; init; }

    public required DriftOptions Options { get; init; }

    /// <exception cref="Results.BatchFailureException">Something is missing or malformed; it names everything that is.</exception>
    public static DriftConfiguration Read(IReadOnlyDictionary<string, string> variables)
    {
        var environment = new EnvironmentReader(variables);
        var migrations = MigrationVariables.Read(environment);
        var configuration = new DriftConfiguration
        {
            Run = environment.Required(RunId.Variable),
            Target = DatabaseVariables.Read(environment),
            Credential = environment.Required(DatabaseVariables.AdminCredential),
            Migrations = migrations,
            ShadowUrl = environment.Required(Shadow),
            Atlas = MigrationVariables.ReadAtlas(environment),
            Options = DriftVariables.ReadExpected(environment, migrations) with
            {
                ShadowWait = environment.Optional(ShadowWait, TimeSpan.FromSeconds(60)),
                Budget = environment.Optional(Budget, TimeSpan.FromMinutes(15)),
            },
        };
        environment.ThrowIfWrong();
        return configuration with { Options = configuration.Options with { Apply = migrations.ToOptions(configuration.Target.Schema) } };
    }
}
