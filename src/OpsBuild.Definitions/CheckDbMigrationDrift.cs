using OpsBuild.Ecs.TaskDefinitions;
using OpsBuild.Ecs.TaskDefinitions.Expressions;
using OpsBuild.Ecs.TaskDefinitions.Names;

namespace OpsBuild.Definitions;

/// <summary>Compares the database with what its migrations make of an empty one, in the PostgreSQL beside it.</summary>
internal static class CheckDbMigrationDrift
{
    private const string command = "check_db_migration_drift";

    public static OneShotTask Task => new(command, "migration", new TaskDefinition
    {
        Family = TaskFamily.Parse("opsbuild-check-db-migration-drift"),
        Size = new TaskSize(cpu: 1024, memory: 2048),
        ExecutionRole = Roles.Execution,
        TaskRole = Roles.Migration,
        Containers =
        [
            BatchContainer.For(
                command,
                [
                    DatabaseVariables.AdminCredential,
                    .. DatabaseVariables.Migrations,
                    .. DatabaseVariables.Apply,
                    .. DatabaseVariables.Expected,
                    .. DatabaseVariables.Engine,
                    new("DRIFT_CHECK_TIMEOUT", TemplateExpression.Env("DRIFT_CHECK_TIMEOUT", "15min")),
                    new("SHADOW_DATABASE_URL", ShadowPostgres.Url),
                ]) with
            {
                DependsOn = [new(ShadowPostgres.Name, DependencyCondition.Healthy)],
            },
            ShadowPostgres.Container,
        ],
    }) { IsReadOnly = true };
}
