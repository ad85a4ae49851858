using OpsBuild.Ecs.TaskDefinitions;
using OpsBuild.Ecs.TaskDefinitions.Expressions;

namespace OpsBuild.Definitions;

/// <summary>The variables of a program that works on the database; docs/batch.md says what each means.</summary>
internal static class DatabaseVariables
{
    /// <summary>Where the database is and how to reach it.</summary>
    public static IReadOnlyList<EnvironmentVariable> Target =>
    [
        new("DB_HOST", Values.DatabaseHost),
        new("DB_PORT", Values.DatabasePort),
        new("DB_NAME", Values.DatabaseName),
        new("DB_SCHEMA", TemplateExpression.Env("DB_SCHEMA", "public")),
        new("DB_SSL_MODE", TemplateExpression.Env("DB_SSL_MODE", "verify-full")),
        new("DB_SSL_ROOT_CERT", TemplateExpression.Env("DB_SSL_ROOT_CERT", "")),
    ];

    public static EnvironmentVariable AdminCredential => new("DB_ADMIN_CREDENTIAL_ID", Values.AdminCredentialId);

    public static EnvironmentVariable AppCredential => new("DB_APP_CREDENTIAL_ID", Values.AppCredentialId);

    /// <summary>Which migrations, and where their history is. Without a value the batch's own default counts.</summary>
    public static IReadOnlyList<EnvironmentVariable> Migrations =>
    [
        new("MIGRATION_DIR", TemplateExpression.Env("MIGRATION_DIR", "/app/db/migrations")),
        new("MIGRATION_BASE_VERSION", TemplateExpression.Env("MIGRATION_BASE_VERSION", "")),
        new("MIGRATION_REVISIONS_SCHEMA", TemplateExpression.Env("MIGRATION_REVISIONS_SCHEMA", "")),
    ];
}
