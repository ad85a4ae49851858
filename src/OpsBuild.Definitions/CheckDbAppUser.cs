using OpsBuild.Ecs.TaskDefinitions;
using OpsBuild.Ecs.TaskDefinitions.Names;

namespace OpsBuild.Definitions;

/// <summary>Connects as the application's database user and checks what it may and may not do.</summary>
internal static class CheckDbAppUser
{
    private const string command = "check_db_app_user";

    public static OneShotTask Task => new(command, "batch", new TaskDefinition
    {
        Family = TaskFamily.Parse("opsbuild-check-db-app-user"),
        Size = new TaskSize(cpu: 256, memory: 512),
        ExecutionRole = Roles.Execution,
        TaskRole = Roles.AppUserManagement,
        Containers = [BatchContainer.For(command, DatabaseVariables.AppUser)],
    }) { IsReadOnly = true };
}
