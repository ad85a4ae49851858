using OpsBuild.Ecs.TaskDefinitions.Expressions;

namespace OpsBuild.Definitions;

/// <summary>What ecspresso fills in: what Terraform owns comes from its state, what a run decides comes from the environment.</summary>
internal static class Values
{
    public static readonly TemplateExpression Region = TemplateExpression.MustEnv("AWS_REGION");
    public static readonly TemplateExpression Cluster = TemplateExpression.MustEnv("ECS_CLUSTER");
    public static readonly TemplateExpression Service = TemplateExpression.MustEnv("ECS_SERVICE");
    public static readonly TemplateExpression StateUrl = TemplateExpression.MustEnv("TFSTATE_URL");

    /// <summary>The image that this run built or chose, by digest.</summary>
    public static readonly TemplateExpression Image = TemplateExpression.MustEnv("IMAGE_URI");

    /// <summary>The project's own copy of the official PostgreSQL image, by digest.</summary>
    public static readonly TemplateExpression ShadowImage = TemplateExpression.MustEnv("SHADOW_POSTGRES_IMAGE_URI");

    public static readonly TemplateExpression RunId = TemplateExpression.MustEnv("RUN_ID");
    public static readonly TemplateExpression AdminCredentialId = TemplateExpression.MustEnv("DB_ADMIN_CREDENTIAL_ID");
    public static readonly TemplateExpression AppCredentialId = TemplateExpression.MustEnv("DB_APP_CREDENTIAL_ID");

    public static readonly TemplateExpression DatabaseHost = TemplateExpression.State("output.db_primary_host");
    public static readonly TemplateExpression DatabasePort = TemplateExpression.State("output.db_port");
    public static readonly TemplateExpression DatabaseName = TemplateExpression.State("output.primary_db_name");
    public static readonly TemplateExpression LogGroup = TemplateExpression.State("aws_cloudwatch_log_group.ecs.name");
    public static readonly TemplateExpression TargetGroup = TemplateExpression.State("aws_lb_target_group.app.arn");
    public static readonly TemplateExpression TaskSecurityGroup = TemplateExpression.State("aws_security_group.ecs_task.id");
    public const string PrivateSubnets = "output.private_subnet_ids";
}
