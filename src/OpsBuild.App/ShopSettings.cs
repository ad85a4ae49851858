using System.Globalization;
using Npgsql;

namespace OpsBuild.App;

/// <summary>What the service is told by its environment: the same variables as the one-shot tasks have, and the id of a secret, never the secret.</summary>
public sealed record ShopSettings
{
    /// <summary>Where the image keeps the bundle that AWS publishes for RDS.</summary>
    public const string RdsBundle = "/app/rds-global-bundle.pem";

    /// <summary><c>DB_HOST</c>: the database server's DNS name or IP address.</summary>
    public required string Host { get; init; }

    /// <summary><c>DB_PORT</c>.</summary>
    /// <value>Default 5432.</value>
    public int Port { get; init; } = 5432;

    /// <summary><c>DB_NAME</c>.</summary>
    public required string Database { get; init; }

    /// <summary><c>DB_SCHEMA</c>.</summary>
    /// <value>Default <c>public</c>.</value>
    public string Schema { get; init; } = "public";

    /// <summary><c>DB_SSL_MODE</c>, as libpq names the modes.</summary>
    /// <value>Default <c>verify-full</c>.</value>
    public SslMode SslMode { get; init; } = SslMode.VerifyFull;

    /// <summary><c>DB_SSL_ROOT_CERT</c>: a file of PEM certificates.</summary>
    /// <value>Default <see cref="RdsBundle"/> when that file exists, else null: the system's store.</value>
    public string? RootCertificate { get; init; }

    /// <summary><c>DB_APP_CREDENTIAL_ID</c>: name or ARN of the secret with the application user's name and password.</summary>
    public required string CredentialId { get; init; }

    /// <summary>Reads them; a variable set to nothing counts as not set.</summary>
    /// <exception cref="ShopSettingsException">At least one is missing or malformed.</exception>
    public static ShopSettings Read(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var problems = new List<string>();
        var settings = new ShopSettings
        {
            Host = Required("DB_HOST"),
            Port = Optional<int>("DB_PORT", "5432", text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535 ? port : null, "a TCP port, 1 to 65535"),
            Database = Required("DB_NAME"),
            Schema = Value("DB_SCHEMA") ?? "public",
            SslMode = Optional<SslMode>("DB_SSL_MODE", "verify-full", ParseMode, "disable, prefer, require, verify-ca or verify-full"),
            RootCertificate = Value("DB_SSL_ROOT_CERT") ?? (File.Exists(RdsBundle) ? RdsBundle : null),
            CredentialId = Required("DB_APP_CREDENTIAL_ID"),
        };
        if (settings.RootCertificate is { } file && !File.Exists(file))
            problems.Add("DB_SSL_ROOT_CERT names no file.");
        return problems.Count == 0 ? settings : throw new ShopSettingsException(problems);

        string? Value(string name) => variable(name) is { Length: > 0 } value ? value : null;

        string Required(string name)
        {
            if (Value(name) is { } value)
                return value;
            problems.Add($"{name} is not set.");
            return "";
        }

        // Without its value: who puts a password into the wrong variable must not find it in the log.
        T Optional<T>(string name, string fallback, Func<string, T?> parse, string expected)
            where T : struct
        {
            if (parse(Value(name) ?? fallback) is { } value)
                return value;
            problems.Add($"{name} should hold {expected}.");
            return default;
        }
    }

    private static SslMode? ParseMode(string text) => text switch
    {
        "disable" => SslMode.Disable,
        "prefer" => SslMode.Prefer,
        "require" => SslMode.Require,
        "verify-ca" => SslMode.VerifyCA,
        "verify-full" => SslMode.VerifyFull,
        _ => null,
    };
}
