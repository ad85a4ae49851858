using System.Text;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using Npgsql;
using OpsBuild.Definitions;
using OpsBuild.Ecs.Runners;
using OpsBuild.Ecs.Verdicts;
using OpsBuild.Local;
using OpsBuild.Local.Databases;
using OpsBuild.Pipeline.Local;
using OpsBuild.Testing;
using Serilog.Core;

namespace OpsBuild.Pipeline.Tests.Local;

/// <summary>The main job without its target: the real program, as a task of the committed definition.</summary>
public sealed class An_apply_on_this_machine(PostgresFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task is_proven_by_its_task_and_has_nothing_to_do_the_second_time()
    {
        await using var machine = new OwnMachine(fixture);
        await using var environment = await OwnMachine.OpenAsync(machine.Settings);
        var heard = new Heard();

        var first = await ApplyAsync(environment, heard);
        var second = await ApplyAsync(environment, new Heard());

        var applied = Assert.IsType<TaskVerdict.Succeeded>(first.Verdict);
        Assert.Equal("applied", applied.Result.Outcome);
        Assert.Equal("up_to_date", Assert.IsType<TaskVerdict.Succeeded>(second.Verdict).Result.Outcome);
        Assert.Contains(heard.Told, line => line.StartsWith("started arn:aws:ecs:", StringComparison.Ordinal));
        Assert.Contains(heard.Told, line => line.Contains("Applied 20260101000000_one.sql", StringComparison.Ordinal));
        Assert.Equal("state STOPPED", heard.Told.Last(line => line.StartsWith("state ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task takes_a_named_databases_password_back_when_it_is_done()
    {
        await using var machine = new OwnMachine(fixture);
        await using var database = await TemporaryDatabase.CreateAsync(fixture, Cancellation);
        var settings = machine.Settings with { Database = Named(database) };

        string secret;
        await using (var environment = await OwnMachine.OpenAsync(settings))
        {
            secret = environment.Variables["DB_ADMIN_CREDENTIAL_ID"];
            // A drift check's shadow has to be of the database's own major.
            Assert.Equal($"{fixture.Server.Programs.Major}", environment.Variables["SHADOW_POSTGRES_MAJOR"]);
            Assert.IsType<TaskVerdict.Succeeded>((await ApplyAsync(environment, new Heard())).Verdict);
        }

        Assert.Equal(1L, await CountAsync(database));
        await using var local = await LocalEnvironment.OpenAsync(machine.Options with { WithDatabase = false }, Logger.None, Cancellation);
        Assert.False(File.Exists(Path.Combine(local.StateFolder, LocalRunEnvironment.EnvFile)), "a named database is nobody's for ecspresso by hand");
        await AssertNoSecretAsync(local, secret);
        foreach (var file in Directory.EnumerateFiles(machine.Home, "*", SearchOption.AllDirectories))
            Assert.False(File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(database.AdminPassword)) >= 0, $"{file} holds the password");
    }

    private static NamedDatabase Named(TemporaryDatabase database)
    {
        var connection = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var text = $"postgres://{connection.Username}@{connection.Host}:{connection.Port}/{connection.Database}?sslmode=verify-full&sslrootcert={connection.RootCertificate}";
        Assert.True(DatabaseUrl.TryParse(text, out var url, out var error), error);
        return new NamedDatabase(text, url!, DatabaseAccess.Read(url!, new Dictionary<string, string> { ["PGPASSWORD"] = database.AdminPassword }));
    }

    private static async Task<long> CountAsync(TemporaryDatabase database)
    {
        await using var count = database.DataSource.CreateCommand("select count(*) from atlas_schema_revisions.atlas_schema_revisions");
        return (long)(await count.ExecuteScalarAsync(Cancellation))!;
    }

    private static async Task AssertNoSecretAsync(LocalEnvironment local, string id)
    {
        await using var clients = new LocalClients(local);
        using var secrets = new AmazonSecretsManagerClient(
            new SessionAWSCredentials(clients.Keys.AccessKey, clients.Keys.SecretKey, clients.Keys.Token),
            new AmazonSecretsManagerConfig { ServiceURL = local.Endpoint.ToString(), AuthenticationRegion = local.Region });
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = id }, Cancellation));
    }

    private static Task<TaskRunOutcome> ApplyAsync(RunEnvironment environment, Heard heard) => new OneShotRunner(environment).RunAsync(
        new OneShotRun(ProjectDefinitions.OneShotTasks.Single(task => task.Command == "apply_db_migration"), "ApplyMigration")
        {
            RunId = RunId.New(TimeProvider.System),
            Definitions = RepositoryFolder.Definitions,
        }, heard, Cancellation);
}
