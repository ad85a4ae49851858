using OpsBuild.Ecs.TaskDefinitions;
using OpsBuild.Ecs.TaskDefinitions.Expressions;
using OpsBuild.Ecs.TaskDefinitions.Names;

namespace OpsBuild.Definitions;

/// <summary>Creates or updates the application's database user and its grants.</summary>
internal static class CreateDbAppUser
{
    private const string command = "create_db_app_user";

    public static OneShotTask Task => new(command, "batch", new TaskDefinition
    {
        Family = TaskFamily.Parse("opsbuild-create-db-app-user"),
        Size = new TaskSize(cpu: 256, memory: 512),
        ExecutionRole = Roles.Execution,
        TaskRole = Roles.AppUserManagement,
        Containers =
        [
            BatchContainer.For(
                command, [.. DatabaseVariables.AppUser, new("DB_APP_USER_REVOKE_BEYOND", TemplateExpression.Env("DB_APP_USER_REVOKE_BEYOND", ""))]),
        ],
    }) { IsReadOnly = false };
}
