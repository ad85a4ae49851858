using System.Globalization;
using System.Text.Json;
using AWSSDK.Testing;
using Npgsql;
using OpsBuild.Local.Postgres;
using OpsBuild.Migrations;
using OpsBuild.Testing;

namespace OpsBuild.Batch.Tests.Runs;

/// <summary>What a run of the program meets: a database, a Secrets Manager with its credential, and a migration directory.</summary>
internal sealed class Scene : IAsyncDisposable
{
    public const string RunId = "20260114T093000Z-5f0c9a1b";

    private readonly TemporaryDirectory _directory = new();

    private Scene(TemporaryDatabase database, AwsServer secrets, Dictionary<string, string> environment)
    {
        Database = database;
        Secrets = secrets;
        Environment = environment;
        Environment["MIGRATION_DIR"] = _directory.Path;
    }

    public TemporaryDatabase Database { get; }

    public AwsServer Secrets { get; }

    /// <summary>The program's variables; a test changes them before it runs.</summary>
    public Dictionary<string, string> Environment { get; }

    /// <param name="postgres">The server.</param>
    /// <param name="cancellationToken">Ends the preparation.</param>
    /// <param name="password">The admin's password; null leaves the one that the database was made with.</param>
    /// <param name="secretPassword">What the secret says; null for the password.</param>
    public static Task<Scene> CreateAsync(
        PostgresFixture postgres, CancellationToken cancellationToken, string? password = null, string? secretPassword = null) =>
        CreateAsync(postgres.Server, cancellationToken, password, secretPassword);

    /// <inheritdoc cref="CreateAsync(PostgresFixture, CancellationToken, string?, string?)"/>
    public static async Task<Scene> CreateAsync(
        PostgresServer postgres, CancellationToken cancellationToken, string? password = null, string? secretPassword = null)
    {
        var database = await TemporaryDatabase.CreateAsync(postgres, cancellationToken);
        if (password is not null)
            await ExecuteAsync(database.Superuser, $"alter role {database.AdminUser} password '{password.Replace("'", "''", StringComparison.Ordinal)}'", cancellationToken);

        var secret = new Dictionary<string, string> { ["username"] = database.AdminUser, ["password"] = secretPassword ?? password ?? database.AdminPassword };
        var answer = JsonSerializer.Serialize(new Dictionary<string, string> { ["SecretString"] = JsonSerializer.Serialize(secret) });
        var secrets = await AwsServer.StartAsync("secretsmanager", _ => Answer.Json(answer), cancellationToken);

        return new Scene(database, secrets, new Dictionary<string, string>
        {
            ["RUN_ID"] = RunId,
            ["DB_HOST"] = postgres.Host,
            ["DB_PORT"] = postgres.Port.ToString(CultureInfo.InvariantCulture),
            ["DB_NAME"] = database.Name,
            ["DB_ADMIN_CREDENTIAL_ID"] = "app/db/admin",
            ["DB_SSL_ROOT_CERT"] = postgres.AuthorityFile,
            ["AWS_ACCESS_KEY_ID"] = AwsServer.AccessKey,
            ["AWS_SECRET_ACCESS_KEY"] = AwsServer.SecretKey,
            ["AWS_REGION"] = AwsServer.Region,
            ["AWS_ENDPOINT_URL_SECRETS_MANAGER"] = secrets.Url,
            ["AWS_EC2_METADATA_DISABLED"] = "true",
        });
    }

    /// <summary>Writes a migration and atlas.sum with it.</summary>
    public Scene With(string file, string sql)
    {
        _directory.Write(file, sql);
        MigrationDirectory.Read(_directory.Path).UpdateSum();
        return this;
    }

    public void Delete(string file)
    {
        File.Delete(_directory[file]);
        MigrationDirectory.Read(_directory.Path).UpdateSum();
    }

    /// <summary>Writes a file as it should not be: atlas.sum stays as it is.</summary>
    public void WriteUnsummed(string file, string text) => _directory.Write(file, text);

    public Task<ProgramRun> RunAsync(CancellationToken cancellationToken) => BatchProcess.RunAsync(Environment, cancellationToken);

    /// <summary>The names of the public schema's tables, in order.</summary>
    public async Task<IReadOnlyList<string>> TablesAsync(CancellationToken cancellationToken)
    {
        await using var command = Database.Superuser.CreateCommand("select tablename::text from pg_tables where schemaname = 'public' order by 1");
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var tables = new List<string>();
        while (await rows.ReadAsync(cancellationToken))
            tables.Add(rows.GetString(0));
        return tables;
    }

    public Task ExecuteAsync(string sql, CancellationToken cancellationToken) => ExecuteAsync(Database.Superuser, sql, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Secrets.DisposeAsync();
        await Database.DisposeAsync();
        _directory.Dispose();
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
