using OpsBuild.Ecs.TaskDefinitions;
using OpsBuild.Ecs.TaskDefinitions.Expressions;
using OpsBuild.Ecs.TaskDefinitions.Names;

namespace OpsBuild.Definitions;

/// <summary>Applies the migrations that the database's revision table does not have yet.</summary>
internal static class ApplyDbMigration
{
    private const string command = "apply_db_migration";

    public static OneShotTask Task => new(command, "migration", new TaskDefinition
    {
        Family = TaskFamily.Parse("opsbuild-apply-db-migration"),
        Size = new TaskSize(cpu: 256, memory: 512),
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
                    .. DatabaseVariables.Locks,
                    .. DatabaseVariables.Expected,
                    .. DatabaseVariables.Engine,
                    new("MIGRATION_STATEMENT_RAN", TemplateExpression.Env("MIGRATION_STATEMENT_RAN", "")),
                    new("MIGRATION_STATEMENT_DID_NOT_RUN", TemplateExpression.Env("MIGRATION_STATEMENT_DID_NOT_RUN", "")),
                    new("EXPECTED_FINGERPRINT", TemplateExpression.Env("EXPECTED_FINGERPRINT", "")),
                ]),
        ],
    }) { IsReadOnly = false };
}
