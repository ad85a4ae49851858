using OpsBuild.Batch.Configuration;
using OpsBuild.Batch.Databases;
using OpsBuild.Batch.Secrets;
using OpsBuild.Drift;
using OpsBuild.Migrations.Apply.Locks;

namespace OpsBuild.Batch.Commands.ApplyDbMigration;

/// <summary>What apply_db_migration is told by its environment.</summary>
internal sealed record ApplyConfiguration
{
    private static readonly Variable<CatalogFingerprint> FingerprintVariable = new(
        "EXPECTED_FINGERPRINT", CatalogFingerprint.TryParse,
        "the catalog's fingerprint as the drift check gave it; another one refuses the apply", "the catalog is not compared");

    /// <summary>All that can be set.</summary>
    public static IReadOnlyList<Variable> Variables { get; } =
    [
        RunId.Variable, .. DatabaseVariables.All, .. MigrationVariables.All, .. LockVariables.All, .. MigrationVariables.Engine, FingerprintVariable, .. DriftVariables.Expected,
    ];

    public required RunId Run { get; init; }

    public required DatabaseTarget Target { get; init; }

    public required SecretId Credential { get; init; }

    public required MigrationSettings Migrations { get; init; }

    /// <summary>How long statements may wait for locks.</summary>
    public required LockBudgets Locks { get; init; }

    /// <summary>The Atlas binary that applies; null where this program does.</summary>
    public required string? Atlas { get; init; }

    /// <summary>What the drift check saw; null where nobody checked.</summary>
    public required CatalogFingerprint? ExpectedFingerprint { get; init; }

    /// <summary>What counts for the fingerprint, as it did for the drift check; of no meaning where nobody checked.</summary>
    public required DriftOptions Drift { get; init; }

    /// <exception cref="Results.BatchFailureException">Something is missing or malformed; it names everything that is.</exception>
    public static ApplyConfiguration Read(IReadOnlyDictionary<string, string> variables)
    {
        var environment = new EnvironmentReader(variables);
        var migrations = MigrationVariables.Read(environment);
        var expected = environment.OrNull(FingerprintVariable);
        var configuration = new ApplyConfiguration
        {
            Run = environment.Required(RunId.Variable),
            Target = DatabaseVariables.Read(environment),
            Credential = environment.Required(DatabaseVariables.AdminCredential),
            Migrations = migrations,
            Locks = LockVariables.Read(environment),
            Atlas = MigrationVariables.ReadAtlas(environment),
            ExpectedFingerprint = expected,
            // Nothing is compared without one, so a rule that has expired since is no reason not to apply.
            Drift = expected is null ? new DriftOptions() : DriftVariables.ReadExpected(environment, migrations),
        };
        environment.ThrowIfWrong();
        return configuration;
    }
}
