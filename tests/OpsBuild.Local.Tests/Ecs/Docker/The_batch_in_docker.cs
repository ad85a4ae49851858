using System.Text.Json;
using System.Text.Json.Nodes;
using Docker.DotNet;
using Npgsql;
using OpsBuild.Images;
using OpsBuild.Local.Runtime.Images;
using OpsBuild.Local.Tests.Aws;
using OpsBuild.Testing;
using OpsBuild.Testing.Docker;

namespace OpsBuild.Local.Tests.Ecs.Docker;

/// <summary>The main job in containers: the program's image, its task role's credentials, the environment's database over verified TLS.</summary>
public sealed class The_batch_in_docker(PostgresFixture fixture)
{
    private const string Image = "000000000000.dkr.ecr.us-east-1.amazonaws.com/batch:batch-migrate-db-abc1234-20260114093000";
    private const string Authority = "/opsbuild/ca.pem";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task applies_migrations_and_no_one_sees_the_admins_password()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        await using var own = new OwnEnvironment(fixture);
        await using var local = await own.OpenAsync(own.Options with { Runtime = LocalRuntime.Docker });
        using var migrations = new TemporaryDirectory();
        await The_batch_as_a_task.MigrationsAsync(migrations);
        var request = new BatchImageRequest(Path.GetDirectoryName(The_batch_as_a_task.BatchAssembly)!, migrations.Path)
        {
            RuntimeImage = await DotnetRuntimeImage.EnsureAsync(engine, Cancellation),
            Repository = "opsbuild-test/batch",
        };
        var image = await BatchImage.EnsureAsync(request, own.Log, Cancellation);
        local.RegisterDockerImage(Image, new DockerImage(image.Tag) { Files = new Dictionary<string, string> { [local.Database.AuthorityFile] = Authority } });
        var aws = new AwsCli(local);
        var definition = The_batch_as_a_task.Definition(local, Image, Authority);
        definition["containerDefinitions"]![0]!["entryPoint"] = new JsonArray("/batch");
        await aws.RunAsync("ecs", "register-task-definition", "--cli-input-json", definition.ToJsonString());

        var run = await aws.RunAsync("ecs", "run-task", "--cluster", LocalEnvironment.Cluster, "--task-definition", "migrate", "--launch-type", "FARGATE",
            "--network-configuration", "awsvpcConfiguration={subnets=[subnet-1],securityGroups=[sg-1]}",
            "--overrides", """{"containerOverrides":[{"name":"batch","environment":[{"name":"RUN_ID","value":"run-42"}]}]}""");
        var arn = (string)run["tasks"]![0]!["taskArn"]!;
        var inspected = await InspectedUntilRemovedAsync(engine, arn);
        await aws.RunAsync("ecs", "wait", "tasks-stopped", "--cluster", LocalEnvironment.Cluster, "--tasks", arn);
        var task = (await aws.RunAsync("ecs", "describe-tasks", "--cluster", LocalEnvironment.Cluster, "--tasks", arn))["tasks"]![0]!;
        var lines = await LinesAsync(aws, arn);

        Assert.True((int?)task["containers"]![0]!["exitCode"] == 0, $"{task.ToJsonString()}\n{string.Join('\n', lines)}");
        var result = JsonNode.Parse(lines[^1])!;
        Assert.Equal(("run-42", "applied", 0), ((string?)result["run_id"], (string?)result["outcome"], (int)result["exit_code"]!));
        await using var database = NpgsqlDataSource.Create(local.Database.AdminConnection());
        await using var count = database.CreateCommand("select count(*) from atlas_schema_revisions.atlas_schema_revisions");
        Assert.Equal(1L, await count.ExecuteScalarAsync(Cancellation));
        var history = JsonSerializer.Serialize(await engine.Client.Images.GetImageHistoryAsync(image.Tag, Cancellation));
        var requests = await File.ReadAllTextAsync(Path.Combine(local.LogFolder, "aws-requests.jsonl"), Cancellation);
        Assert.Contains("\"dev.opsbuild.container\":\"batch\"", inspected, StringComparison.Ordinal);
        Assert.DoesNotContain(local.Database.AdminPassword!.Reveal(), inspected + history + requests + string.Join('\n', lines), StringComparison.Ordinal);
    }

    private static async Task<string[]> LinesAsync(AwsCli aws, string arn)
    {
        var log = await aws.RunAsync("logs", "get-log-events", "--log-group-name", LocalEnvironment.LogGroup,
            "--log-stream-name", $"migrate/batch/{arn.Split('/')[^1]}", "--start-from-head");
        return [.. log["events"]!.AsArray().Select(each => (string)each!["message"]!)];
    }

    // Everything that docker inspect would show of any container of the task, as long as there is one.
    private static async Task<string> InspectedUntilRemovedAsync(TestEngine engine, string arn)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        deadline.CancelAfter(TimeSpan.FromSeconds(60));
        var all = new HashSet<string>(StringComparer.Ordinal);
        while (await engine.ContainersAsync(arn, deadline.Token) is var there && (there.Count > 0 || all.Count == 0))
        {
            foreach (var container in there)
            {
                try
                {
                    all.Add(JsonSerializer.Serialize(await engine.Client.Containers.InspectContainerAsync(container.ID, deadline.Token)));
                }
                catch (DockerContainerNotFoundException)
                {
                    // Removed since it was listed.
                }
            }

            await Task.Delay(20, deadline.Token);
        }

        return string.Join('\n', all);
    }
}
