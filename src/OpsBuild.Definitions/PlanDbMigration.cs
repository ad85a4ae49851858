using OpsBuild.Ecs.TaskDefinitions;
using OpsBuild.Ecs.TaskDefinitions.Names;

namespace OpsBuild.Definitions;

/// <summary>Tells what applying would do. A definition of its own: it may be stopped at any time, which one that applies may not.</summary>
internal static class PlanDbMigration
{
    private const string command = "plan_db_migration";

    public static OneShotTask Task => new(command, "migration", new TaskDefinition
    {
        Family = TaskFamily.Parse("opsbuild-plan-db-migration"),
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
                    .. DatabaseVariables.Engine,
                ]),
        ],
    }) { IsReadOnly = true };
}
