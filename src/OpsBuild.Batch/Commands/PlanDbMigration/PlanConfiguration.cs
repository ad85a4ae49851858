using OpsBuild.Batch.Configuration;
using OpsBuild.Batch.Databases;
using OpsBuild.Batch.Secrets;
using OpsBuild.Migrations.Apply.Locks;

namespace OpsBuild.Batch.Commands.PlanDbMigration;

/// <summary>What plan_db_migration is told by its environment.</summary>
internal sealed record PlanConfiguration
{
    /// <summary>All that can be set.</summary>
    public static IReadOnlyList<Variable> Variables { get; } =
        [RunId.Variable, .. DatabaseVariables.All, .. MigrationVariables.All, .. LockVariables.All, .. MigrationVariables.Engine];

    public required RunId Run { get; init; }

    public required DatabaseTarget Target { get; init; }

    public required SecretId Credential { get; init; }

    public required MigrationSettings Migrations { get; init; }

    /// <summary>How long an apply's statements would wait for locks: a file whose directives contradict it would be refused.</summary>
    public required LockBudgets Locks { get; init; }

    /// <summary>The Atlas binary that would apply; null where this program would.</summary>
    public required string? Atlas { get; init; }

    /// <exception cref="Results.BatchFailureException">Something is missing or malformed; it names everything that is.</exception>
    public static PlanConfiguration Read(IReadOnlyDictionary<string, string> variables)
    {
        var environment = new EnvironmentReader(variables);
        var configuration = new PlanConfiguration
        {
            Run = environment.Required(RunId.Variable),
            Target = DatabaseVariables.Read(environment),
            Credential = environment.Required(DatabaseVariables.AdminCredential),
            Migrations = MigrationVariables.Read(environment),
            Locks = LockVariables.Read(environment),
            Atlas = MigrationVariables.ReadAtlas(environment),
        };
        environment.ThrowIfWrong();
        return configuration;
    }
}
