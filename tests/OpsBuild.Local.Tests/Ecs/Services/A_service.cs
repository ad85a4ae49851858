using System.Text.Json.Nodes;
using static OpsBuild.Local.Tests.Ecs.Services.ServiceCluster;

namespace OpsBuild.Local.Tests.Ecs.Services;

public sealed class A_service
{
    [Fact]
    public async Task runs_as_many_tasks_as_are_desired_and_becomes_steady()
    {
        await using var cluster = await StartAsync();
        var definition = await cluster.RegisterAsync(Serves);

        var created = await cluster.CreateAsync(definition, 2);
        var steady = await cluster.WhenSteadyAsync();

        Assert.Equal(("ACTIVE", 2, 0), ((string?)created["status"], (int)created["desiredCount"]!, (int)created["runningCount"]!));
        Assert.Equal("arn:aws:ecs:us-east-1:000000000000:service/default/web", (string?)created["serviceArn"]);
        Assert.Equal(("PRIMARY", "IN_PROGRESS", $"ECS deployment {Primary(created)["id"]} in progress."), State(Primary(created)));
        Assert.Equal(("PRIMARY", "COMPLETED", $"ECS deployment {Primary(created)["id"]} completed."), State(Primary(steady)));
        Assert.Equal((2, 0, 2), ((int)steady["runningCount"]!, (int)steady["pendingCount"]!, (int)Primary(steady)["runningCount"]!));
        Assert.Equal(
            ["(service web) has started 2 tasks: (task #) (task #).", "(service web) (deployment ecs-svc/#) deployment completed.", "(service web) has reached a steady state."],
            Story(steady));
    }

    [Fact]
    public async Task marks_its_tasks_as_its_own()
    {
        await using var cluster = await StartAsync();
        var service = await cluster.CreateAsync(await cluster.RegisterAsync(Serves), 1,
            ("propagateTags", "SERVICE"), ("enableECSManagedTags", true), ("tags", JsonNode.Parse("""[{"key":"team","value":"ops"}]""")!));

        var steady = await cluster.WhenSteadyAsync();
        var task = await cluster.TaskAsync((await cluster.TasksAsync()).Single());

        Assert.Equal(((string?)Primary(service)["id"], "service:web", "FARGATE"), ((string?)task["startedBy"], (string?)task["group"], (string?)task["launchType"]));
        Assert.Equal(["aws:ecs:clusterName=default", "aws:ecs:serviceName=web", "team=ops"],
            task["tags"]!.AsArray().Select(tag => $"{tag!["key"]}={tag["value"]}"));
        Assert.Equal("ops", (string?)steady["tags"]![0]!["value"]);
    }

    [Fact]
    public async Task starts_a_task_in_place_of_one_that_ended()
    {
        await using var cluster = await StartAsync();
        await cluster.CreateAsync(await cluster.RegisterAsync(Serves), 1);
        await cluster.WhenSteadyAsync();
        var first = (await cluster.TasksAsync()).Single();

        await cluster.CallAsync("StopTask", new JsonObject { ["task"] = first });
        var again = await cluster.WhenAsync(service => Messages(service).Count(message => message.Contains("steady state", StringComparison.Ordinal)) == 2);

        Assert.NotEqual(first, (await cluster.TasksAsync()).Single());
        Assert.Equal(("PRIMARY", "COMPLETED"), ((string?)Primary(again)["status"], (string?)Primary(again)["rolloutState"]));
    }

    [Fact]
    public async Task is_scaled_to_nothing_and_back_without_a_new_deployment()
    {
        await using var cluster = await StartAsync();
        var created = await cluster.CreateAsync(await cluster.RegisterAsync(Serves), 2);
        await cluster.WhenSteadyAsync();

        await cluster.UpdateAsync(("desiredCount", 0));
        var empty = await cluster.WhenAsync(service => (int)service["runningCount"]! == 0 && IsSteady(service));
        var stopped = await cluster.TaskAsync((await cluster.TasksAsync("STOPPED"))[0]);
        await cluster.UpdateAsync(("desiredCount", 1));
        var back = await cluster.WhenAsync(service => (int)service["runningCount"]! == 1 && IsSteady(service));

        Assert.Equal("(service web) has stopped 2 running tasks: (task #) (task #).", Story(empty)[^2]);
        Assert.Equal(("ServiceSchedulerInitiated", $"Scaling activity initiated by (deployment {Primary(created)["id"]})"),
            ((string?)stopped["stopCode"], (string?)stopped["stoppedReason"]));
        Assert.Equal((string?)Primary(created)["id"], (string?)Primary(back)["id"]);
        Assert.Single(await cluster.HistoryAsync());
    }

    [Fact]
    public async Task is_deleted_when_its_last_task_has_stopped()
    {
        await using var cluster = await StartAsync();
        await cluster.CreateAsync(await cluster.RegisterAsync(Serves), 1);
        await cluster.WhenSteadyAsync();
        var delete = new JsonObject { ["service"] = "web" };

        var refused = await cluster.RefusedAsync("DeleteService", delete);
        delete["force"] = true;
        var draining = await cluster.CallAsync("DeleteService", delete);
        var gone = await cluster.WhenAsync(service => (string?)service["status"] == "INACTIVE");

        Assert.Equal(("InvalidParameterException", "The service cannot be stopped while it is scaled above 0."), refused);
        Assert.Equal("DRAINING", (string?)draining["service"]!["status"]);
        Assert.Equal((0, 0), ((int)gone["runningCount"]!, gone["deployments"]!.AsArray().Count));
        Assert.Empty(await cluster.TasksAsync());
        Assert.Equal("ServiceNotActiveException", (await cluster.RefusedAsync("UpdateService", new JsonObject { ["service"] = "web" })).Code);
        Assert.Equal("ServiceNotFoundException", (await cluster.RefusedAsync("DeleteService", delete)).Code);
        Assert.Empty((await cluster.CallAsync("ListServices", []))["serviceArns"]!.AsArray());
    }

    [Fact]
    public async Task is_created_once_and_the_same_request_again_is_no_mistake()
    {
        await using var cluster = await StartAsync();
        var definition = await cluster.RegisterAsync(Serves);
        var created = await cluster.CreateAsync(definition, 0);

        var same = await cluster.CreateAsync(definition, 0, ("clientToken", "another"));
        var other = await cluster.RefusedAsync("CreateService", CreateInput(definition, 1));

        Assert.Equal((string?)Primary(created)["id"], (string?)Primary(same)["id"]);
        Assert.Equal(("InvalidParameterException", "Creation of service was not idempotent."), other);
        Assert.Equal(["arn:aws:ecs:us-east-1:000000000000:service/default/web"],
            (await cluster.CallAsync("ListServices", []))["serviceArns"]!.AsArray().Select(arn => (string?)arn));
    }

    [Fact]
    public async Task that_nobody_made_is_missing()
    {
        await using var cluster = await StartAsync();

        var described = await cluster.CallAsync("DescribeServices", new JsonObject { ["services"] = new JsonArray("nobody") });

        Assert.Empty(described["services"]!.AsArray());
        Assert.Equal(("arn:aws:ecs:us-east-1:000000000000:service/default/nobody", "MISSING"),
            ((string?)described["failures"]![0]!["arn"], (string?)described["failures"]![0]!["reason"]));
        foreach (var operation in (string[])["UpdateService", "DeleteService", "ListServiceDeployments"])
            Assert.Equal(("ServiceNotFoundException", "Service not found."), await cluster.RefusedAsync(operation, new JsonObject { ["service"] = "nobody" }));
        Assert.Equal("ClusterNotFoundException",
            (await cluster.RefusedAsync("DescribeServices", new JsonObject { ["cluster"] = "nowhere", ["services"] = new JsonArray("web") })).Code);
    }

    [Theory]
    [InlineData("""{"serviceName":"not a name"}""", "InvalidParameterException", "service name")]
    [InlineData("""{"taskDefinition":"nobody:1"}""", "ClientException", "TaskDefinition not found.")]
    [InlineData("""{"desiredCount":null}""", "InvalidParameterException", "desired count")]
    [InlineData("""{"desiredCount":"1"}""", "SerializationException", "'desiredCount' must be an integer")]
    [InlineData("""{"networkConfiguration":null}""", "InvalidParameterException", "Network Configuration must be provided")]
    [InlineData("""{"deploymentConfiguration":{"maximumPercent":100,"minimumHealthyPercent":100}}""", "InvalidParameterException", "block deployments")]
    [InlineData("""{"deploymentConfiguration":{"minimumHealthyPercent":101}}""", "InvalidParameterException", "minimumHealthyPercent")]
    [InlineData("""{"deploymentConfiguration":{"strategy":"BLUE_GREEN"}}""", "UnsupportedFeatureException", "ROLLING")]
    [InlineData("""{"deploymentController":{"type":"CODE_DEPLOY"}}""", "UnsupportedFeatureException", "ECS")]
    [InlineData("""{"schedulingStrategy":"DAEMON"}""", "UnsupportedFeatureException", "REPLICA")]
    [InlineData("""{"loadBalancers":[{"targetGroupArn":"arn:x","containerName":"nobody","containerPort":80}]}""", "InvalidParameterException", "The container nobody does not exist")]
    [InlineData("""{"loadBalancers":[{"targetGroupArn":"arn:x","containerName":"web","containerPort":80}]}""", "InvalidParameterException", "container port 80")]
    [InlineData("""{"tags":[{"key":"aws:mine","value":"x"}]}""", "InvalidParameterException", "aws:")]
    public async Task is_refused(string change, string code, string message)
    {
        await using var cluster = await StartAsync();
        var input = CreateInput(await cluster.RegisterAsync(Serves), 1);
        foreach (var (member, value) in JsonNode.Parse(change)!.AsObject())
            input[member] = value?.DeepClone();

        var refused = await cluster.RefusedAsync("CreateService", input);

        Assert.Equal(code, refused.Code);
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task and_what_belongs_to_it_can_be_tagged()
    {
        await using var cluster = await StartAsync();
        var definition = await cluster.RegisterAsync(Serves);
        var service = (string)(await cluster.CreateAsync(definition, 0))["serviceArn"]!;

        foreach (var arn in (string[])[service, definition, "arn:aws:ecs:us-east-1:000000000000:cluster/default"])
        {
            await cluster.CallAsync("TagResource", new JsonObject { ["resourceArn"] = arn, ["tags"] = JsonNode.Parse("""[{"key":"a","value":"1"},{"key":"b","value":"1"}]""") });
            await cluster.CallAsync("TagResource", new JsonObject { ["resourceArn"] = arn, ["tags"] = JsonNode.Parse("""[{"key":"a","value":"2"}]""") });
            await cluster.CallAsync("UntagResource", new JsonObject { ["resourceArn"] = arn, ["tagKeys"] = new JsonArray("b") });
            var tags = await cluster.CallAsync("ListTagsForResource", new JsonObject { ["resourceArn"] = arn });
            Assert.Equal("""[{"key":"a","value":"2"}]""", tags["tags"]!.ToJsonString());
        }

        Assert.Equal("2", (string?)(await cluster.DescribeAsync())["tags"]![0]!["value"]);
        Assert.Equal("InvalidParameterException",
            (await cluster.RefusedAsync("TagResource", new JsonObject { ["resourceArn"] = service + "-other", ["tags"] = new JsonArray() })).Code);
    }

    [Fact]
    public async Task leaves_no_task_behind_when_its_endpoint_ends()
    {
        await using var cluster = await StartAsync();
        await cluster.CreateAsync(await cluster.RegisterAsync("echo $$; exec sleep 300"), 1);
        await cluster.WhenAsync(service => (int)service["runningCount"]! == 1);
        var pid = int.Parse(await cluster.Ecs.WhenLoggedAsync((await cluster.TasksAsync()).Single(), "web", ""), System.Globalization.CultureInfo.InvariantCulture);
        var process = OpsBuild.Local.Platform.ProcessIdentity.Of(pid)!;

        await cluster.Ecs.Endpoint.RestartAsync(TestContext.Current.CancellationToken);

        Assert.False(process.IsAlive);
    }

    private static (string?, string?, string?) State(JsonObject deployment) =>
        ((string?)deployment["status"], (string?)deployment["rolloutState"], (string?)deployment["rolloutStateReason"]);
}
