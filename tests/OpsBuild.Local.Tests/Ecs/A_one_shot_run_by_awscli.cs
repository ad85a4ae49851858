using System.Text.Json.Nodes;
using OpsBuild.Local.Runtime.Images;
using OpsBuild.Local.Secrets;
using OpsBuild.Local.Tests.Aws;
using OpsBuild.Testing;
using static OpsBuild.Local.Tests.Ecs.EcsCluster;

namespace OpsBuild.Local.Tests.Ecs;

/// <summary>
/// Debian's awscli does what a build does, from the registration to the last log line. It knows nothing of us, and every answer that it gets is held against
/// the service models that came with it.
/// </summary>
public sealed class A_one_shot_run_by_awscli(PostgresFixture fixture)
{
    private const string Registry = "000000000000.dkr.ecr.us-east-1.amazonaws.com";

    private static readonly string[] InCluster = ["--cluster", LocalEnvironment.Cluster];

    [Fact]
    public async Task goes_from_registration_to_the_last_log_line()
    {
        await using var own = new OwnEnvironment(fixture);
        await using var local = await OpenAsync(own);
        using var folder = new TemporaryDirectory();
        var aws = new AwsCli(local);

        var registered = await aws.RunAsync("ecs", "register-task-definition", "--cli-input-json", TwoContainers(folder["go"]).ToJsonString(), "--tags", "key=team,value=shop");
        var task = await RunAsync(aws, "job", "--started-by", "opsbuild", "--tags", "key=run,value=run-42");
        await aws.RunAsync(["ecs", "wait", "tasks-running", .. InCluster, "--tasks", task]);
        var listed = await aws.RunAsync(["ecs", "list-tasks", .. InCluster, "--family", "job"]);
        await File.WriteAllTextAsync(folder["go"], "", TestContext.Current.CancellationToken);
        await aws.RunAsync(["ecs", "wait", "tasks-stopped", .. InCluster, "--tasks", task]);
        var described = await aws.RunAsync(["ecs", "describe-tasks", .. InCluster, "--tasks", task, "nobody", "--include", "TAGS"]);
        var untagged = await aws.RunAsync(["ecs", "describe-tasks", .. InCluster, "--tasks", task]);
        var stopped = await aws.RunAsync(["ecs", "list-tasks", .. InCluster, "--desired-status", "STOPPED"]);
        var lines = await LinesAsync(aws, $"test/batch/{task.Split('/')[^1]}");

        Assert.Equal("job", (string?)registered["taskDefinition"]!["family"]);
        Assert.Equal([task], Texts(listed["taskArns"]!));
        Assert.Equal([task], Texts(stopped["taskArns"]!));
        var found = described["tasks"]![0]!;
        Assert.Equal(("EssentialContainerExited", 7, "run-42", "MISSING"), ((string?)found["stopCode"], (int)Container(found, "batch")["exitCode"]!,
            (string?)found["tags"]![0]!["value"], (string?)described["failures"]![0]!["reason"]));
        Assert.Equal("HEALTHY", (string?)Container(found, "side")["healthStatus"]);
        Assert.Empty(untagged["tasks"]![0]!["tags"]!.AsArray());
        Assert.Equal(["one", "two", "three"], lines);
    }

    [Fact]
    public async Task can_be_stopped_and_shows_its_definitions()
    {
        await using var own = new OwnEnvironment(fixture);
        await using var local = await OpenAsync(own);
        var aws = new AwsCli(local);
        await aws.RunAsync("ecs", "register-task-definition", "--cli-input-json", Definition(EcsCluster.Container("batch", "exec sleep 300")).ToJsonString());
        await aws.RunAsync("ecs", "register-task-definition", "--cli-input-json", Definition(EcsCluster.Container("batch", "true")).ToJsonString());

        var task = await RunAsync(aws, "job:1");
        await aws.RunAsync(["ecs", "wait", "tasks-running", .. InCluster, "--tasks", task]);
        var stop = await aws.RunAsync(["ecs", "stop-task", .. InCluster, "--task", task, "--reason", "enough"]);
        await aws.RunAsync(["ecs", "wait", "tasks-stopped", .. InCluster, "--tasks", task]);
        var described = await aws.RunAsync(["ecs", "describe-tasks", .. InCluster, "--tasks", task]);
        var newest = await aws.RunAsync("ecs", "describe-task-definition", "--task-definition", "job", "--include", "TAGS");
        // awscli asks for page after page by itself.
        var revisions = await aws.RunAsync("ecs", "list-task-definitions", "--family-prefix", "job", "--sort", "DESC", "--page-size", "1");
        var gone = await aws.RunAsync("ecs", "deregister-task-definition", "--task-definition", "job:1");
        var clusters = await aws.RunAsync("ecs", "describe-clusters", "--clusters", LocalEnvironment.Cluster, "nobody");

        Assert.Equal("STOPPED", (string?)stop["task"]!["desiredStatus"]);
        Assert.Equal(("UserInitiated", "enough"), ((string?)described["tasks"]![0]!["stopCode"], (string?)described["tasks"]![0]!["stoppedReason"]));
        Assert.Equal((2, "ACTIVE"), ((int)newest["taskDefinition"]!["revision"]!, (string?)newest["taskDefinition"]!["status"]));
        Assert.Equal(["job:2", "job:1"], Texts(revisions["taskDefinitionArns"]!).Select(arn => arn.Split('/')[^1]));
        Assert.Equal("INACTIVE", (string?)gone["taskDefinition"]!["status"]);
        Assert.Equal((LocalEnvironment.Cluster, "MISSING"), ((string?)clusters["clusters"]![0]!["clusterName"], (string?)clusters["failures"]![0]!["reason"]));
    }

    [Fact]
    public async Task finds_its_logs_in_every_way_in_which_they_can_be_asked_for()
    {
        await using var own = new OwnEnvironment(fixture);
        await using var local = await OpenAsync(own);
        var aws = new AwsCli(local);
        string[] inGroup = ["--log-group-name", "/shop/jobs"];
        await aws.RunAsync(["logs", "create-log-group", .. inGroup]);
        await aws.RunAsync(["logs", "create-log-stream", .. inGroup, "--log-stream-name", "a"]);
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        var events = string.Join(',', Enumerable.Range(0, 5).Select(at => $$"""{"timestamp":{{now + at}},"message":"line {{at}}"}"""));
        await aws.RunAsync(["logs", "put-log-events", .. inGroup, "--log-stream-name", "a", "--log-events", $"[{events}]"]);

        var filtered = await aws.RunAsync(["logs", "filter-log-events", .. inGroup, "--filter-pattern", "line", "--page-size", "2"]);
        var newest = await aws.RunAsync(["logs", "get-log-events", .. inGroup, "--log-stream-name", "a", "--limit", "2"]);
        var before = await aws.RunAsync(
            ["logs", "get-log-events", .. inGroup, "--log-stream-name", "a", "--limit", "2", "--next-token", (string)newest["nextBackwardToken"]!]);
        var groups = await aws.RunAsync("logs", "describe-log-groups", "--page-size", "1");
        var streams = await aws.RunAsync(["logs", "describe-log-streams", .. inGroup, "--order-by", "LastEventTime", "--descending"]);
        var missing = await aws.TryAsync("logs", "get-log-events", "--log-group-name", "/nobody", "--log-stream-name", "a");

        Assert.Equal(["line 0", "line 1", "line 2", "line 3", "line 4"], Messages(filtered));
        Assert.Equal(["line 3", "line 4"], Messages(newest));
        Assert.Equal(["line 1", "line 2"], Messages(before));
        Assert.Equal([LocalEnvironment.LogGroup, "/shop/jobs"], groups["logGroups"]!.AsArray().Select(group => (string?)group!["logGroupName"]));
        Assert.Equal(now + 4, (long)streams["logStreams"]![0]!["lastEventTimestamp"]!);
        Assert.Contains("ResourceNotFoundException", missing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task finds_what_it_needs_of_the_other_services()
    {
        await using var own = new OwnEnvironment(fixture);
        await using var local = await OpenAsync(own);
        var aws = new AwsCli(local);
        local.PutObject("states", "dev/shop.tfstate", """{"version":4}"""u8.ToArray());
        using var folder = new TemporaryDirectory();

        var identity = await aws.RunAsync("sts", "get-caller-identity");
        var secret = await aws.RunAsync("secretsmanager", "get-secret-value", "--secret-id", local.AdminSecretId);
        var role = await aws.RunAsync("iam", "get-role", "--role-name", "migration");
        var token = await aws.RunAsync("ecr", "get-authorization-token");
        var repositories = await aws.RunAsync("ecr", "describe-repositories", "--repository-names", "script");
        var images = await aws.RunAsync("ecr", "describe-images", "--repository-name", "script", "--image-ids", "imageTag=1");
        var manifests = await aws.RunAsync("ecr", "batch-get-image", "--repository-name", "script", "--image-ids", "imageTag=1", "imageTag=2");
        var state = await aws.RunAsync("s3api", "get-object", "--bucket", "states", "--key", "dev/shop.tfstate", folder["state"]);
        var size = await aws.RunAsync("s3api", "head-object", "--bucket", "states", "--key", "dev/shop.tfstate");

        Assert.Equal("000000000000", (string?)identity["Account"]);
        Assert.Contains("app_admin", (string?)secret["SecretString"], StringComparison.Ordinal);
        Assert.Equal("sts:AssumeRole", (string?)role["Role"]!["AssumeRolePolicyDocument"]!["Statement"]![0]!["Action"]);
        // The local registry answers where everything else does.
        Assert.Equal(local.Endpoint.GetLeftPart(UriPartial.Authority), (string?)token["authorizationData"]![0]!["proxyEndpoint"]);
        Assert.Equal($"{Registry}/script", (string?)repositories["repositories"]![0]!["repositoryUri"]);
        Assert.Equal((string?)images["imageDetails"]![0]!["imageDigest"], (string?)manifests["images"]![0]!["imageId"]!["imageDigest"]);
        Assert.Equal("ImageNotFound", (string?)manifests["failures"]![0]!["failureCode"]);
        Assert.Equal("""{"version":4}""", await File.ReadAllTextAsync(folder["state"], TestContext.Current.CancellationToken));
        Assert.Equal((13, 13), ((int)state["ContentLength"]!, (int)size["ContentLength"]!));
    }

    [Fact]
    public async Task finds_its_parameters()
    {
        await using var own = new OwnEnvironment(fixture);
        await using var local = await OpenAsync(own);
        var aws = new AwsCli(local);
        await local.PutParameterAsync("/shop/api-key", new SecretValue("a-secret"), TestContext.Current.CancellationToken);
        await aws.RunAsync("ssm", "put-parameter", "--name", "/shop/host", "--value", "db.example", "--type", "String");

        var one = await aws.RunAsync("ssm", "get-parameter", "--name", "/shop/api-key:1", "--with-decryption");
        var several = await aws.RunAsync("ssm", "get-parameters", "--names", "/shop/host", "nobody");
        var below = await aws.RunAsync("ssm", "get-parameters-by-path", "--path", "/shop", "--page-size", "1");
        var described = await aws.RunAsync("ssm", "describe-parameters", "--parameter-filters", "Key=Type,Values=SecureString");
        await aws.RunAsync("ssm", "delete-parameter", "--name", "/shop/host");

        Assert.Equal("a-secret", (string?)one["Parameter"]!["Value"]);
        Assert.Equal(("db.example", "nobody"), ((string?)several["Parameters"]![0]!["Value"], (string?)several["InvalidParameters"]![0]));
        Assert.Equal(["/shop/api-key", "/shop/host"], below["Parameters"]!.AsArray().Select(each => (string?)each!["Name"]));
        Assert.Equal("/shop/api-key", (string?)Assert.Single(described["Parameters"]!.AsArray())!["Name"]);
    }

    [Fact]
    public async Task is_refused_by_the_names_of_the_models()
    {
        await using var own = new OwnEnvironment(fixture);
        await using var local = await OpenAsync(own);
        (string Code, string[] Arguments)[] wrong =
        [
            ("ClusterNotFoundException", ["ecs", "describe-tasks", "--cluster", "nobody", "--tasks", "a"]),
            ("ClientException", ["ecs", "describe-task-definition", "--task-definition", "nobody"]),
            ("InvalidParameterException", ["ecs", "stop-task", "--cluster", LocalEnvironment.Cluster, "--task", "nobody"]),
            ("ParameterNotFound", ["ssm", "get-parameter", "--name", "nobody"]),
            ("ResourceNotFoundException", ["secretsmanager", "get-secret-value", "--secret-id", "nobody"]),
            ("RepositoryNotFoundException", ["ecr", "describe-images", "--repository-name", "nobody"]),
            ("NoSuchBucket", ["s3api", "get-object", "--bucket", "nobody", "--key", "a", "/dev/null"]),
            ("ResourceAlreadyExistsException", ["logs", "create-log-group", "--log-group-name", LocalEnvironment.LogGroup]),
        ];

        var refused = await Task.WhenAll(wrong.Select(each => new AwsCli(local).TryAsync(each.Arguments)));

        Assert.All(wrong.Zip(refused), each => Assert.Contains($"({each.First.Code})", each.Second.Error, StringComparison.Ordinal));
    }

    private static async Task<LocalEnvironment> OpenAsync(OwnEnvironment own)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The tasks of these tests are shell scripts.");
        var local = await own.OpenAsync(own.Options with { WithDatabase = false });
        local.RegisterImage(Image, new FolderImage("/bin/sh") { Arguments = ["-c"] });
        return local;
    }

    // Its batch goes on as soon as a file is there: the client is given the time to see it run.
    private static JsonObject TwoContainers(string go) => Definition(
        EcsCluster.Container("batch", $"echo one; echo two; until [ -e '{go}' ]; do sleep 0.05; done; echo three; exit 7",
            ("dependsOn", JsonNode.Parse("""[{"containerName":"side","condition":"HEALTHY"}]""")!)),
        EcsCluster.Container("side", "trap 'exit 0' TERM; while :; do sleep 0.05; done", ("essential", false), ("cpu", 64), ("memoryReservation", 128),
            ("healthCheck", JsonNode.Parse("""{"command":["CMD-SHELL","exit 0"],"interval":5,"timeout":5,"retries":3,"startPeriod":10}""")!)));

    private static async Task<string> RunAsync(AwsCli aws, string definition, params string[] more)
    {
        var run = await aws.RunAsync(["ecs", "run-task", .. InCluster, "--task-definition", definition, "--launch-type", "FARGATE",
            "--network-configuration", "awsvpcConfiguration={subnets=[subnet-1],securityGroups=[sg-1]}", .. more]);
        Assert.Empty(run["failures"]!.AsArray());
        return (string)run["tasks"]![0]!["taskArn"]!;
    }

    // Two at a time, until the token is the one that was sent.
    private static async Task<List<string>> LinesAsync(AwsCli aws, string stream)
    {
        var lines = new List<string>();
        string[] next = [];
        while (true)
        {
            var page = await aws.RunAsync(["logs", "get-log-events", "--log-group-name", LocalEnvironment.LogGroup, "--log-stream-name", stream,
                "--start-from-head", "--limit", "2", .. next]);
            lines.AddRange(Messages(page));
            var token = (string)page["nextForwardToken"]!;
            if (next.Contains(token))
                return lines;
            next = ["--next-token", token];
        }
    }

    private static IEnumerable<string> Messages(JsonNode page) => page["events"]!.AsArray().Select(each => (string)each!["message"]!);

    private static IEnumerable<string> Texts(JsonNode list) => list.AsArray().Select(each => (string)each!);

    private static JsonNode Container(JsonNode task, string name) => task["containers"]!.AsArray().Single(each => (string?)each!["name"] == name)!;
}
