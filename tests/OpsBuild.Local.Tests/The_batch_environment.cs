using OpsBuild.Testing;

namespace OpsBuild.Local.Tests;

public sealed class The_batch_environment(PostgresFixture fixture)
{
    [Fact]
    public async Task is_what_the_task_definition_gives_and_where_aws_is_and_nothing_more()
    {
        await using var own = new OwnEnvironment(fixture);
        await using var local = await own.OpenAsync();

        var batch = new BatchEnvironment { Local = local, RunId = "run-1", MigrationDirectory = "/checkout/db/migrations", BaseVersion = "20260101000000" };
        var variables = batch.ToVariables();

        string[] unix = ["PATH", "HOME", "TMPDIR", "DOTNET_ROOT"];
        string[] windows = ["SystemRoot", "SystemDrive", "windir", "TEMP", "TMP", "USERPROFILE", "LOCALAPPDATA"];
        var given = variables.Where(variable => !unix.Contains(variable.Key) && !windows.Contains(variable.Key)).ToDictionary();
        Assert.Equal(
            new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["AWS_CONFIG_FILE"] = local.ConfigFile,
                ["AWS_EC2_METADATA_DISABLED"] = "true",
                ["AWS_ENDPOINT_URL"] = local.Endpoint.ToString(),
                ["AWS_PROFILE"] = "local",
                ["AWS_REGION"] = "us-east-1",
                ["AWS_SHARED_CREDENTIALS_FILE"] = local.CredentialsFile,
                ["DB_ADMIN_CREDENTIAL_ID"] = "opsbuild/local/db/admin",
                ["DB_HOST"] = "127.0.0.1",
                ["DB_NAME"] = "app",
                ["DB_PORT"] = $"{local.Database.Port}",
                ["DB_SSL_MODE"] = "verify-full",
                ["DB_SSL_ROOT_CERT"] = local.Database.AuthorityFile,
                ["MIGRATION_BASE_VERSION"] = "20260101000000",
                ["MIGRATION_DIR"] = "/checkout/db/migrations",
                ["RUN_ID"] = "run-1",
            },
            new SortedDictionary<string, string>(given, StringComparer.Ordinal));
    }

    [Fact]
    public async Task can_name_another_database_whose_secret_only_the_endpoint_knows()
    {
        await using var own = new OwnEnvironment(fixture);
        await using var local = await own.OpenAsync();
        var other = new BatchDatabase("db.example.test", 5433, "copy", "opsbuild/local/other", "prefer", null);

        var variables = new BatchEnvironment { Local = local, RunId = "run-1", MigrationDirectory = "/m", Database = other }.ToVariables();

        Assert.Equal(
            ("db.example.test", "5433", "copy", "opsbuild/local/other", "prefer", false),
            (variables["DB_HOST"], variables["DB_PORT"], variables["DB_NAME"], variables["DB_ADMIN_CREDENTIAL_ID"],
                variables["DB_SSL_MODE"], variables.ContainsKey("DB_SSL_ROOT_CERT")));
    }
}
