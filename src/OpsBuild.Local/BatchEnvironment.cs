using System.Globalization;
using OpsBuild.Local.Platform;

namespace OpsBuild.Local;

/// <summary>A database that the batch program is to connect to, and how.</summary>
/// <param name="Host">The host name or address.</param>
/// <param name="Port">The TCP port.</param>
/// <param name="Name">The database's name.</param>
/// <param name="SecretId">The secret with the role's name and password.</param>
/// <param name="SslMode">A PostgreSQL <c>sslmode</c>: disable, prefer, require, verify-ca, verify-full.</param>
/// <param name="AuthorityFile">PEM of the authorities to trust; null for the system's.</param>
public sealed record BatchDatabase(string Host, int Port, string Name, string SecretId, string SslMode, string? AuthorityFile);

/// <summary>
/// The whole environment of the batch program as a child process: what its task definition will give it, and where AWS is.
/// Nothing of the caller's own AWS_*, PG* or DB_* reaches it, and no variable holds a secret.
/// </summary>
public sealed record BatchEnvironment
{
    /// <summary>The local environment whose endpoint stands for AWS.</summary>
    public required LocalEnvironment Local { get; init; }

    /// <summary>The run's id, which the batch's result line must repeat.</summary>
    public required string RunId { get; init; }

    /// <summary>The folder of migrations.</summary>
    public required string MigrationDirectory { get; init; }

    /// <summary>The database.</summary>
    /// <value>Default null: the local environment's own, its certificate verified.</value>
    public BatchDatabase? Database { get; init; }

    /// <summary>The schema that holds the application's tables.</summary>
    /// <value>Default null: the batch's own default.</value>
    public string? Schema { get; init; }

    /// <summary>Git's base version, a cross-check.</summary>
    /// <value>Default null: none.</value>
    public string? BaseVersion { get; init; }

    /// <summary>The version that a database without history is taken to have.</summary>
    /// <value>Default null: none.</value>
    public string? BaselineVersion { get; init; }

    /// <summary>The schema of the revision table.</summary>
    /// <value>Default null: the batch's own default.</value>
    public string? RevisionsSchema { get; init; }

    /// <summary>How long the batch may wait for the migration lock, as <c>10s</c>.</summary>
    /// <value>Default null: the batch's own default.</value>
    public string? LockTimeout { get; init; }

    /// <summary>The variables: they replace the child's environment, they are not added to it.</summary>
    public IReadOnlyDictionary<string, string> ToVariables()
    {
        var database = Database ?? new BatchDatabase(
            Local.Database.Host, Local.Database.Port, Local.Database.Name, Local.AdminSecretId, "verify-full", Local.Database.AuthorityFile);
        var variables = MinimalEnvironment.Variables().ToDictionary(variable => variable.Name, variable => variable.Value, StringComparer.Ordinal);
        void Set(string name, string? value)
        {
            if (value is not null)
                variables[name] = value;
        }

        // A framework-dependent program finds its runtime by this where dotnet is not installed system-wide.
        Set("DOTNET_ROOT", DotnetHost.Root);
        Set("DB_HOST", database.Host);
        Set("DB_PORT", database.Port.ToString(CultureInfo.InvariantCulture));
        Set("DB_NAME", database.Name);
        Set("DB_SCHEMA", Schema);
        Set("DB_ADMIN_CREDENTIAL_ID", database.SecretId);
        Set("DB_SSL_MODE", database.SslMode);
        Set("DB_SSL_ROOT_CERT", database.AuthorityFile);
        Set("MIGRATION_DIR", MigrationDirectory);
        Set("MIGRATION_BASE_VERSION", BaseVersion);
        Set("MIGRATION_BASELINE_VERSION", BaselineVersion);
        Set("MIGRATION_REVISIONS_SCHEMA", RevisionsSchema);
        Set("MIGRATION_LOCK_TIMEOUT", LockTimeout);
        Set("RUN_ID", RunId);
        Set("AWS_ENDPOINT_URL", Local.Endpoint.ToString());
        Set("AWS_REGION", Local.Region);
        Set("AWS_PROFILE", LocalEnvironment.Profile);
        Set("AWS_SHARED_CREDENTIALS_FILE", Local.CredentialsFile);
        Set("AWS_CONFIG_FILE", Local.ConfigFile);
        // The SDK would ask a laptop's network for an EC2 machine's credentials before it gives up.
        Set("AWS_EC2_METADATA_DISABLED", "true");
        return variables;
    }
}
