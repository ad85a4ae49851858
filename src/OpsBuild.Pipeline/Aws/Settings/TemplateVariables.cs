namespace OpsBuild.Pipeline.Aws.Settings;

/// <summary>What <c>env</c> and <c>must_env</c> of the templates see: the settings' values, and of the process's environment only what is named here.</summary>
/// <remarks>Never the whole environment: with it, an AWS key or a token of CI would be one template expression away from a task definition.</remarks>
internal static class TemplateVariables
{
    /// <summary>The variables of the process that are let through: how the batch reaches the database, which migrations it applies, and what stands beside it.</summary>
    public static readonly IReadOnlyList<string> LetThrough =
    [
        "DB_SCHEMA", "DB_SSL_MODE", "DB_SSL_ROOT_CERT",
        "SHADOW_POSTGRES_MAJOR", "SHADOW_POSTGRES_PORT",
        "DB_APP_CREDENTIAL_STAGE", "DB_READ_ONLY_CREDENTIAL_ID", "DB_APP_USER_REVOKE_BEYOND",
        "ATLAS_PATH", "DB_APP_USER", "MIGRATION_ENGINE", "DRIFT_CHECK_TIMEOUT", "DRIFT_IGNORE_FILE", "DRIFT_ROLE_NAMES", "EXPECTED_FINGERPRINT",
        "MIGRATION_DIR", "MIGRATION_BASE_VERSION", "MIGRATION_BASELINE_VERSION", "MIGRATION_REVISIONS_SCHEMA", "MIGRATION_LOCK_TIMEOUT",
        "MIGRATION_STATEMENT_LOCK_TIMEOUT", "MIGRATION_LOCK_TRIES", "MIGRATION_LOCK_RETRY_WITHIN", "MIGRATION_STATEMENT_TIMEOUT",
        "MIGRATION_NO_TRANSACTION_LOCK_TIMEOUT", "MIGRATION_NO_TRANSACTION_LOCK_TRIES", "MIGRATION_NO_TRANSACTION_LOCK_RETRY_WITHIN",
        "MIGRATION_NO_TRANSACTION_STATEMENT_TIMEOUT", "MIGRATION_SHOW_BLOCKING_QUERIES",
        "MIGRATION_TX_MODE", "MIGRATION_STATEMENT_RAN", "MIGRATION_STATEMENT_DID_NOT_RUN",
    ];

    private static readonly Dictionary<string, Func<AwsEnvironmentSettings, string?>> OfSettings = new(StringComparer.Ordinal)
    {
        ["DB_ADMIN_CREDENTIAL_ID"] = settings => settings.AdminSecretId,
        ["DB_APP_CREDENTIAL_ID"] = settings => settings.AppSecretId,
        ["ECS_SERVICE"] = settings => settings.Service,
        ["IMAGE_URI"] = settings => settings.ImageUri,
        ["SHADOW_POSTGRES_IMAGE_URI"] = settings => settings.ShadowImageUri,
        ["TFSTATE_URL"] = settings => settings.StateUrl,
    };

    private static readonly string[] OfRun = ["AWS_REGION", "ECS_CLUSTER", "RUN_ID"];

    /// <summary>All of them; what a setting leaves open is not there, so that a template that needs it says so.</summary>
    public static IReadOnlyDictionary<string, string> Of(AwsEnvironmentSettings settings, IReadOnlyDictionary<string, string> process)
    {
        var variables = FromProcess(process).ToDictionary(name => name, name => process[name], StringComparer.Ordinal);
        foreach (var (name, value) in settings.Variables)
            variables[name] = value;
        foreach (var (name, value) in OfSettings)
        {
            if (value(settings) is { } given)
                variables[name] = given;
        }

        return variables;
    }

    /// <summary>The names that the process's environment has and that are let through.</summary>
    public static IEnumerable<string> FromProcess(IReadOnlyDictionary<string, string> process) => LetThrough.Where(process.ContainsKey);

    /// <summary>Who sets this variable; null for nobody.</summary>
    public static string? OwnedBy(string name) =>
        OfSettings.ContainsKey(name) ? "a parameter of the build" : OfRun.Contains(name, StringComparer.Ordinal) ? "the run" : null;
}
