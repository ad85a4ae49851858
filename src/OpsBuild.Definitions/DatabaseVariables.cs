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

    /// <summary>Whose the application's user is, which version of its secret counts, and where its policy is: beside the migrations.</summary>
    public static IReadOnlyList<EnvironmentVariable> AppUser =>
    [
        AdminCredential,
        AppCredential,
        new("DB_APP_CREDENTIAL_STAGE", TemplateExpression.Env("DB_APP_CREDENTIAL_STAGE", "")),
        new("DB_READ_ONLY_CREDENTIAL_ID", TemplateExpression.Env("DB_READ_ONLY_CREDENTIAL_ID", "")),
        MigrationDirectory,
    ];

    /// <summary>Which migrations, and where their history is. Without a value the batch's own default counts.</summary>
    public static IReadOnlyList<EnvironmentVariable> Migrations =>
    [
        MigrationDirectory,
        new("MIGRATION_BASE_VERSION", TemplateExpression.Env("MIGRATION_BASE_VERSION", "")),
        new("MIGRATION_REVISIONS_SCHEMA", TemplateExpression.Env("MIGRATION_REVISIONS_SCHEMA", "")),
    ];

    private static EnvironmentVariable MigrationDirectory => new("MIGRATION_DIR", TemplateExpression.Env("MIGRATION_DIR", "/app/db/migrations"));

    /// <summary>What a database may have beside what its migrations make; the same for the check and for the apply that relies on it.</summary>
    public static IReadOnlyList<EnvironmentVariable> Expected =>
    [
        new("DB_APP_USER", TemplateExpression.Env("DB_APP_USER", "")),
        new("DRIFT_IGNORE_FILE", TemplateExpression.Env("DRIFT_IGNORE_FILE", "")),
        new("DRIFT_ROLE_NAMES", TemplateExpression.Env("DRIFT_ROLE_NAMES", "")),
    ];

    /// <summary>How an apply, and the check before it, find and wait for what is there.</summary>
    public static IReadOnlyList<EnvironmentVariable> Apply =>
    [
        new("MIGRATION_BASELINE_VERSION", TemplateExpression.Env("MIGRATION_BASELINE_VERSION", "")),
        new("MIGRATION_LOCK_TIMEOUT", TemplateExpression.Env("MIGRATION_LOCK_TIMEOUT", "10s")),
        new("MIGRATION_TX_MODE", TemplateExpression.Env("MIGRATION_TX_MODE", "file")),
    ];

    /// <summary>How long an apply's statements may wait for locks. Without a value the batch's own default counts.</summary>
    public static IReadOnlyList<EnvironmentVariable> Locks { get; } =
    [
        .. new[]
        {
            "MIGRATION_STATEMENT_LOCK_TIMEOUT", "MIGRATION_LOCK_TRIES", "MIGRATION_LOCK_RETRY_WITHIN", "MIGRATION_STATEMENT_TIMEOUT",
            "MIGRATION_NO_TRANSACTION_LOCK_TIMEOUT", "MIGRATION_NO_TRANSACTION_LOCK_TRIES", "MIGRATION_NO_TRANSACTION_LOCK_RETRY_WITHIN",
            "MIGRATION_NO_TRANSACTION_STATEMENT_TIMEOUT", "MIGRATION_SHOW_BLOCKING_QUERIES",
        }.Select(name => new EnvironmentVariable(name, TemplateExpression.Env(name, ""))),
    ];

    /// <summary>Who applies, and who is asked about drift as well; one choice for both.</summary>
    public static IReadOnlyList<EnvironmentVariable> Engine =>
    [
        new("MIGRATION_ENGINE", TemplateExpression.Env("MIGRATION_ENGINE", "builtin")),
        new("ATLAS_PATH", TemplateExpression.Env("ATLAS_PATH", "")),
    ];
}
