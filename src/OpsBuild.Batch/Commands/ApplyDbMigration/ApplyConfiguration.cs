using OpsBuild.Batch.Configuration;
using OpsBuild.Batch.Databases;
using OpsBuild.Batch.Results;
using OpsBuild.Batch.Secrets;
using OpsBuild.Drift;
using OpsBuild.Migrations.Apply.Locks;
using OpsBuild.Migrations.Apply.NoTransaction;

namespace OpsBuild.Batch.Commands.ApplyDbMigration;

/// <summary>What apply_db_migration is told by its environment.</summary>
internal sealed record ApplyConfiguration
{
    private static readonly Variable<CatalogFingerprint> FingerprintVariable = new(
        "EXPECTED_FINGERPRINT", CatalogFingerprint.TryParse,
        "the catalog's fingerprint as the drift check gave it; another one refuses the apply", "the catalog is not compared");

    private static readonly Variable<StatementNumber> RanVariable = new(
        "MIGRATION_STATEMENT_RAN", StatementNumber.TryParse,
        "version and number of a statement in doubt that did run, as in 20260114093000:3", "nobody says so");

    private static readonly Variable<StatementNumber> DidNotRunVariable = new(
        "MIGRATION_STATEMENT_DID_NOT_RUN", StatementNumber.TryParse,
        "version and number of a statement in doubt that did not run, as in 20260114093000:3", "nobody says so");

    /// <summary>All that can be set.</summary>
    public static IReadOnlyList<Variable> Variables { get; } =
    [
        RunId.Variable, .. DatabaseVariables.All, .. MigrationVariables.All, .. LockVariables.All, .. MigrationVariables.Engine, FingerprintVariable,
        RanVariable, DidNotRunVariable, .. DriftVariables.Expected,
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

    /// <summary>What somebody who looked says about a statement in doubt.</summary>
    public required StatementAnswers Answers { get; init; }

    /// <summary>What counts for the fingerprint, as it did for the drift check; of no meaning where nobody checked.</summary>
    public required DriftOptions Drift { get; init; }

    /// <exception cref="BatchFailureException">Something is missing or malformed; it names everything that is.</exception>
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
            Answers = new StatementAnswers(environment.OrNull(RanVariable), environment.OrNull(DidNotRunVariable)),
            // Nothing is compared without one, so a rule that has expired since is no reason not to apply.
            Drift = expected is null ? new DriftOptions() : DriftVariables.ReadExpected(environment, migrations),
        };
        environment.ThrowIfWrong();
        if (configuration.Answers.IsContradictory)
        {
            throw new BatchFailureException(Outcome.WrongConfiguration, new Finding(
                "contradictory", $"{RanVariable.Name} and {DidNotRunVariable.Name} name the same statement.",
                "It did run or it did not.", "Leave one of them out."));
        }
        return configuration;
    }
}
