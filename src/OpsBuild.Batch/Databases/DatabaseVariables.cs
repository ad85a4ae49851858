using Npgsql;
using OpsBuild.Batch.Configuration;
using OpsBuild.Batch.Secrets;

namespace OpsBuild.Batch.Databases;

/// <summary>The variables that say which database a command works on; the same for every command.</summary>
internal static class DatabaseVariables
{
    /// <summary>Where the images keep the bundle that AWS publishes for RDS.</summary>
    public const string RdsBundle = "/app/rds-global-bundle.pem";

    private static readonly Variable<HostName> Host = new("DB_HOST", HostName.TryParse, "the DNS name or IP address of the database server");

    private static readonly Variable<int> Port = new("DB_PORT", PortNumber.TryParse, "a TCP port, 1 to 65535", "5432");

    private static readonly Variable<PostgresName> Database = new("DB_NAME", PostgresName.TryParse, "the database's name, at most 63 bytes");

    private static readonly Variable<PostgresName> Schema = new("DB_SCHEMA", PostgresName.TryParse,
        "the schema to work in, at most 63 bytes", "public");

    private static readonly Variable<SslMode> Mode = new(
        "DB_SSL_MODE", TlsPolicy.TryParseMode, "disable, prefer, require, verify-ca or verify-full", "verify-full");

    private static readonly Variable<RootCertificates> Roots = new(
        "DB_SSL_ROOT_CERT", RootCertificates.TryRead,
        "the path of a readable file of PEM certificates", $"{RdsBundle} when that file exists, else the system's store");

    public static Variable<SecretId> AdminCredential { get; } = new(
        "DB_ADMIN_CREDENTIAL_ID", SecretId.TryParse, "the name or ARN of a secret in Secrets Manager (the id, never the secret)");

    /// <summary>Where the database is and how to reach it.</summary>
    public static IReadOnlyList<Variable> Place => [Host, Port, Database, Schema, Mode, Roots];

    /// <summary>The same with the admin's credential.</summary>
    public static IReadOnlyList<Variable> All => [Host, Port, Database, Schema, AdminCredential, Mode, Roots];

    public static DatabaseTarget Read(EnvironmentReader environment) => new(
        environment.Required(Host),
        environment.Optional(Port, PortNumber.Postgres),
        environment.Required(Database),
        environment.Optional(Schema, PostgresName.Public),
        new TlsPolicy(
            environment.Optional(Mode, SslMode.VerifyFull),
            environment.OrText(Roots, File.Exists(RdsBundle) ? RdsBundle : null)));
}
