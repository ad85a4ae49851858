using System.Text.Json.Nodes;
using System.Xml.Linq;
using OpsBuild.Local.Aws.LoadBalancing;
using static OpsBuild.Local.Tests.Ecs.Services.ServiceCluster;

namespace OpsBuild.Local.Tests.Ecs.Services;

/// <summary>What ecspresso asks of other services around a deployment.</summary>
public sealed class Neighbours_of_a_service
{
    private const string Group = "arn:aws:elasticloadbalancing:us-east-1:000000000000:targetgroup/app/0123456789abcdef";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task keep_the_bounds_and_the_suspension_of_its_scaling()
    {
        await using var cluster = await StartAsync();
        await cluster.CreateAsync(await cluster.RegisterAsync(Serves), 0);
        JsonObject Target(params (string Member, JsonNode Value)[] more) => Input([("ResourceId", "service/default/web"), .. more]);
        var listed = Input(("ResourceIds", new JsonArray("service/default/web")));

        var before = await ScalingAsync(cluster, "DescribeScalableTargets", listed);
        var (_, registered) = await ScalingAsync(cluster, "RegisterScalableTarget", Target(("MinCapacity", 1), ("MaxCapacity", 4)));
        await ScalingAsync(cluster, "RegisterScalableTarget", Target(("SuspendedState", JsonNode.Parse("""{"DynamicScalingInSuspended":true}""")!)));
        var (_, after) = await ScalingAsync(cluster, "DescribeScalableTargets", listed);
        var policies = await ScalingAsync(cluster, "DescribeScalingPolicies", Target());

        Assert.Equal((200, """{"ScalableTargets":[]}"""), (before.Status, before.Body.ToJsonString()));
        var target = after["ScalableTargets"]!.AsArray().Single()!;
        Assert.Equal(((string?)registered["ScalableTargetARN"], 1, 4), ((string?)target["ScalableTargetARN"], (int)target["MinCapacity"]!, (int)target["MaxCapacity"]!));
        Assert.Equal((true, false, false), ((bool)target["SuspendedState"]!["DynamicScalingInSuspended"]!,
            (bool)target["SuspendedState"]!["DynamicScalingOutSuspended"]!, (bool)target["SuspendedState"]!["ScheduledScalingSuspended"]!));
        Assert.Equal((200, """{"ScalingPolicies":[]}"""), (policies.Status, policies.Body.ToJsonString()));
    }

    [Fact]
    public async Task scale_nothing_that_is_not_there()
    {
        await using var cluster = await StartAsync();
        var nobody = Input(("ResourceId", "service/default/nobody"), ("MinCapacity", 1), ("MaxCapacity", 4));

        var registered = await ScalingAsync(cluster, "RegisterScalableTarget", nobody);
        var deregistered = await ScalingAsync(cluster, "DeregisterScalableTarget", nobody);
        nobody["ServiceNamespace"] = "dynamodb";
        var elsewhere = await ScalingAsync(cluster, "DescribeScalableTargets", nobody);

        Assert.Equal(["ValidationException", "ObjectNotFoundException", "ValidationException"],
            new[] { registered, deregistered, elsewhere }.Select(each => (string?)each.Body["__type"]));
    }

    [Fact]
    public async Task know_the_target_groups_of_services_and_those_that_they_were_told_of()
    {
        await using var cluster = await StartAsync();
        var told = Group.Replace("/app/", "/told/", StringComparison.Ordinal);
        new TargetGroupStore(cluster.Ecs.Endpoint.Files.TargetGroups).Put(Parse(told));
        var unknown = await GroupsAsync(cluster, $"&TargetGroupArns.member.1={Uri.EscapeDataString(Group)}");
        await cluster.CreateAsync(
            await cluster.RegisterAsync(Serves, ("portMappings", JsonNode.Parse("""[{"containerPort":8080}]""")!)), 0,
            ("loadBalancers", JsonNode.Parse($$"""[{"targetGroupArn":"{{Group}}","containerName":"web","containerPort":8080}]""")!));

        var both = await GroupsAsync(cluster, $"&TargetGroupArns.member.1={Uri.EscapeDataString(Group)}&TargetGroupArns.member.2={Uri.EscapeDataString(told)}");
        var byName = await GroupsAsync(cluster, "&Names.member.1=told");
        var all = await GroupsAsync(cluster, "");

        Assert.Equal((400, "TargetGroupNotFound"), (unknown.Status, unknown.Value("Code").Single()));
        Assert.Equal([told, Group], both.Value("TargetGroupArn"));
        Assert.Equal(["9090", "8080"], both.Value("Port"));
        Assert.Equal(["told"], byName.Value("TargetGroupName"));
        Assert.Equal([told, Group], all.Value("TargetGroupArn"));
    }

    [Fact]
    public async Task name_the_families_of_task_definitions()
    {
        await using var cluster = await StartAsync();
        var only = await cluster.RegisterAsync(Serves);
        await cluster.CallAsync("DeregisterTaskDefinition", new JsonObject { ["taskDefinition"] = only });
        var other = EcsCluster.Definition(EcsCluster.Container("web", Serves));
        other["family"] = "other";
        await cluster.CallAsync("RegisterTaskDefinition", other);

        async Task<string> FamiliesAsync(JsonObject input) =>
            string.Join(",", (await cluster.CallAsync("ListTaskDefinitionFamilies", input))["families"]!.AsArray().Select(each => (string?)each));

        Assert.Equal("job,other", await FamiliesAsync([]));
        Assert.Equal("other", await FamiliesAsync(new JsonObject { ["status"] = "ACTIVE" }));
        Assert.Equal("job", await FamiliesAsync(new JsonObject { ["status"] = "INACTIVE" }));
        Assert.Equal("other", await FamiliesAsync(new JsonObject { ["familyPrefix"] = "oth" }));
    }

    private static JsonObject Input(params (string Member, JsonNode Value)[] members)
    {
        var input = new JsonObject { ["ServiceNamespace"] = "ecs", ["ScalableDimension"] = "ecs:service:DesiredCount" };
        foreach (var (member, value) in members)
            input[member] = value;
        return input;
    }

    private static Task<(int Status, JsonObject Body)> ScalingAsync(ServiceCluster cluster, string operation, JsonObject input) =>
        cluster.Ecs.Endpoint.CallAsync("application-autoscaling", $"AnyScaleFrontendService.{operation}", input, Cancellation);

    private static TargetGroup Parse(string arn) => TargetGroup.TryParse(arn, 9090, out var group) ? group : throw new ArgumentException(arn);

    private static async Task<XmlAnswer> GroupsAsync(ServiceCluster cluster, string more)
    {
        var endpoint = cluster.Ecs.Endpoint;
        using var request = (endpoint.Signer with { Service = "elasticloadbalancing" }).Sign(
            endpoint.Address, $"Action=DescribeTargetGroups&Version=2015-12-01{more}", target: null);
        var (status, body, _) = await endpoint.SendForTextAsync(request, Cancellation);
        return new XmlAnswer(status, XDocument.Parse(body));
    }

    private sealed record XmlAnswer(int Status, XDocument Document)
    {
        public IEnumerable<string> Value(string element) =>
            Document.Descendants().Where(each => each.Name.LocalName == element).Select(each => each.Value);
    }
}
