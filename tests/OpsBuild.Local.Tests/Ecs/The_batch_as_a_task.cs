using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;
using OpsBuild.Local.Platform;
using OpsBuild.Local.Runtime.Images;
using OpsBuild.Local.Tests.Aws;
using OpsBuild.Testing;

namespace OpsBuild.Local.Tests.Ecs;

/// <summary>The whole way of the main job but for the runner: the real program, as a real task, on the environment's own database.</summary>
public sealed class The_batch_as_a_task(PostgresFixture fixture)
{
    private const string Image = "000000000000.dkr.ecr.us-east-1.amazonaws.com/batch:batch-migrate-db-abc1234-20260114093000";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task applies_migrations_with_its_task_roles_credentials_and_logs_its_result_line()
    {
        await using var own = new OwnEnvironment(fixture);
        await using var local = await own.OpenAsync();
        using var migrations = new TemporaryDirectory();
        await MigrationsAsync(migrations);
        local.RegisterImage(Image, new FolderImage(DotnetHost.Path)
        {
            Arguments = [BatchAssembly],
            Environment = new Dictionary<string, string> { ["DOTNET_ROOT"] = DotnetHost.Root, ["MIGRATION_DIR"] = migrations.Path },
        });
        var aws = new AwsCli(local);
        await aws.RunAsync("ecs", "register-task-definition", "--cli-input-json", Definition(local, Image, local.Database.AuthorityFile).ToJsonString());

        var run = await aws.RunAsync("ecs", "run-task", "--cluster", LocalEnvironment.Cluster, "--task-definition", "migrate", "--launch-type", "FARGATE",
            "--network-configuration", "awsvpcConfiguration={subnets=[subnet-1],securityGroups=[sg-1]}",
            "--overrides", """{"containerOverrides":[{"name":"batch","environment":[{"name":"RUN_ID","value":"run-42"}]}]}""",
            "--started-by", "opsbuild", "--tags", "key=run,value=run-42");
        var arn = (string)run["tasks"]![0]!["taskArn"]!;
        await aws.RunAsync("ecs", "wait", "tasks-stopped", "--cluster", LocalEnvironment.Cluster, "--tasks", arn);
        var described = await aws.RunAsync("ecs", "describe-tasks", "--cluster", LocalEnvironment.Cluster, "--tasks", arn, "--include", "TAGS");
        var log = await aws.RunAsync("logs", "get-log-events", "--log-group-name", LocalEnvironment.LogGroup,
            "--log-stream-name", $"migrate/batch/{arn.Split('/')[^1]}", "--start-from-head");

        var lines = log["events"]!.AsArray().Select(each => (string)each!["message"]!).ToArray();
        var task = described["tasks"]![0]!;
        Assert.True((int?)task["containers"]![0]!["exitCode"] == 0, $"{task.ToJsonString()}\n{string.Join('\n', lines)}");
        Assert.Equal(("EssentialContainerExited", "opsbuild", "run-42"),
            ((string?)task["stopCode"], (string?)task["startedBy"], (string?)task["tags"]![0]!["value"]));
        var result = JsonNode.Parse(lines[^1])!;
        Assert.Equal(("run-42", "applied", 0), ((string?)result["run_id"], (string?)result["outcome"], (int)result["exit_code"]!));
        await using var database = NpgsqlDataSource.Create(local.Database.AdminConnection());
        await using var count = database.CreateCommand("select count(*) from atlas_schema_revisions.atlas_schema_revisions");
        Assert.Equal(1L, await count.ExecuteScalarAsync(Cancellation));
        var logged = await File.ReadAllTextAsync(Path.Combine(local.LogFolder, "aws-requests.jsonl"), Cancellation);
        Assert.DoesNotContain(local.Database.AdminPassword!.Reveal(), logged + string.Join('\n', lines), StringComparison.Ordinal);
    }

    internal static string BatchAssembly => Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory, "../../OpsBuild.Batch", new DirectoryInfo(AppContext.BaseDirectory).Name, "batch.dll"));

    // One file and its sum; the sum's form is Atlas's.
    internal static async Task MigrationsAsync(TemporaryDirectory folder)
    {
        const string Name = "20260114093000_add_orders.sql";
        var sql = "create table orders (id bigint primary key);\n"u8.ToArray();
        await File.WriteAllBytesAsync(folder[Name], sql, Cancellation);
        var file = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData([.. System.Text.Encoding.UTF8.GetBytes(Name), .. sql]));
        var whole = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Name + file)));
        await File.WriteAllTextAsync(folder["atlas.sum"], $"h1:{whole}\n{Name} h1:{file}\n", Cancellation);
    }

    internal static JsonObject Definition(LocalEnvironment local, string image, string authorityFile)
    {
        var variables = new Dictionary<string, string>
        {
            ["DB_HOST"] = local.Database.Host,
            ["DB_PORT"] = local.Database.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["DB_NAME"] = local.Database.Name,
            ["DB_ADMIN_CREDENTIAL_ID"] = local.AdminSecretId,
            ["DB_SSL_ROOT_CERT"] = authorityFile,
        };
        var container = EcsCluster.Container("batch", "apply_db_migration", ("image", image), ("environment", JsonSerializer.SerializeToNode(
            variables.Select(variable => new { name = variable.Key, value = variable.Value }))!));
        container["logConfiguration"]!["options"]!["awslogs-stream-prefix"] = "migrate";
        var definition = EcsCluster.Definition(container);
        definition["family"] = "migrate";
        return definition;
    }
}
