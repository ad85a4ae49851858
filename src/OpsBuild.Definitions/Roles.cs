using OpsBuild.Ecs.TaskDefinitions.Expressions;

namespace OpsBuild.Definitions;

/// <summary>One role for the ECS agent and three for programs: who may read which secret is decided by the role, not by the image.</summary>
internal static class Roles
{
    /// <summary>The agent's: pulls images and writes logs. No secret is injected, so it reads none.</summary>
    public static readonly TemplateExpression Execution = TemplateExpression.State("aws_iam_role.task_execution.arn");

    /// <summary>The application's: reads the application's credential.</summary>
    public static readonly TemplateExpression Application = TemplateExpression.State("aws_iam_role.task.arn");

    /// <summary>For managing the application's user: reads the admin's and the application's credentials.</summary>
    public static readonly TemplateExpression AppUserManagement = TemplateExpression.State("aws_iam_role.task_db_app_user.arn");

    /// <summary>For migrations: reads the admin's credential.</summary>
    public static readonly TemplateExpression Migration = TemplateExpression.State("aws_iam_role.task_db_migration.arn");
}
