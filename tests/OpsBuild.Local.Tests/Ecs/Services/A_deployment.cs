using System.Text.Json.Nodes;
using static OpsBuild.Local.Tests.Ecs.Services.ServiceCluster;

namespace OpsBuild.Local.Tests.Ecs.Services;

public sealed class A_deployment
{
    [Fact]
    public async Task of_a_new_revision_starts_its_tasks_before_the_old_ones_stop()
    {
        await using var cluster = await StartAsync();
        var old = await cluster.CreateAsync(await cluster.RegisterAsync(Serves), 1);
        await cluster.WhenSteadyAsync();
        var oldTask = (await cluster.TasksAsync()).Single();
        var definition = await cluster.RegisterAsync($"echo new; {Serves}");

        var updated = await cluster.UpdateAsync(("taskDefinition", definition));
        var steady = await cluster.WhenSteadyAsync();

        Assert.Equal(["PRIMARY", "ACTIVE"], updated["deployments"]!.AsArray().Select(each => (string?)each!["status"]));
        Assert.Equal(definition, (string?)updated["taskDefinition"]);
        Assert.Equal(
            [
                "(service web) has started 1 tasks: (task #).", "(service web) has stopped 1 running tasks: (task #).",
                "(service web) (deployment ecs-svc/#) deployment completed.", "(service web) has reached a steady state.",
            ],
            Story(steady)[^4..]);
        var newTask = await cluster.TaskAsync((await cluster.TasksAsync()).Single());
        Assert.Equal((definition, (string?)Primary(steady)["id"]), ((string?)newTask["taskDefinitionArn"], (string?)newTask["startedBy"]));
        Assert.Equal($"Scaling activity initiated by (deployment {Primary(steady)["id"]})", (string?)(await cluster.TaskAsync(oldTask))["stoppedReason"]);
        Assert.NotEqual((string?)Primary(old)["id"], (string?)Primary(steady)["id"]);
    }

    [Fact]
    public async Task is_recorded_with_the_revisions_that_it_led_from_and_to()
    {
        await using var cluster = await StartAsync();
        var first = await cluster.RegisterAsync(Serves);
        var arn = (string)(await cluster.CreateAsync(first, 1))["serviceArn"]!;
        await cluster.WhenSteadyAsync();
        var second = await cluster.RegisterAsync(Serves);
        await cluster.UpdateAsync(("taskDefinition", second));

        var begun = await cluster.CallAsync("ListServiceDeployments", new JsonObject { ["service"] = arn, ["status"] = new JsonArray("IN_PROGRESS") });
        await cluster.WhenSteadyAsync();
        var history = await cluster.HistoryAsync();
        var service = await cluster.DescribeAsync();
        var revisions = await cluster.CallAsync("DescribeServiceRevisions", new JsonObject
        {
            ["serviceRevisionArns"] = new JsonArray(history[0]["targetServiceRevision"]!["arn"]!.DeepClone(), history[1]["targetServiceRevision"]!["arn"]!.DeepClone(), "arn:nobody"),
        });

        Assert.Equal([(string?)history[0]["serviceDeploymentArn"]], begun["serviceDeployments"]!.AsArray().Select(each => (string?)each!["serviceDeploymentArn"]));
        Assert.Equal(["SUCCESSFUL", "SUCCESSFUL"], history.Select(each => (string?)each["status"]));
        Assert.StartsWith("arn:aws:ecs:us-east-1:000000000000:service-deployment/default/web/", (string?)history[0]["serviceDeploymentArn"], StringComparison.Ordinal);
        Assert.StartsWith("arn:aws:ecs:us-east-1:000000000000:service-revision/default/web/", (string?)history[0]["targetServiceRevision"]!["arn"], StringComparison.Ordinal);
        Assert.Empty(history[1]["sourceServiceRevisions"]!.AsArray());
        Assert.Equal((string?)history[1]["targetServiceRevision"]!["arn"], (string?)history[0]["sourceServiceRevisions"]![0]!["arn"]);
        Assert.Equal((1, 1, 0), (
            (int)history[0]["targetServiceRevision"]!["requestedTaskCount"]!, (int)history[0]["targetServiceRevision"]!["runningTaskCount"]!,
            (int)history[0]["targetServiceRevision"]!["pendingTaskCount"]!));
        Assert.Equal(("MONITORING_COMPLETE", 0, 3), (
            (string?)history[0]["deploymentCircuitBreaker"]!["status"], (int)history[0]["deploymentCircuitBreaker"]!["failureCount"]!,
            (int)history[0]["deploymentCircuitBreaker"]!["threshold"]!));
        Assert.Equal([second, first], revisions["serviceRevisions"]!.AsArray().Select(each => (string?)each!["taskDefinition"]));
        Assert.Equal("MISSING", (string?)revisions["failures"]!.AsArray().Single()!["reason"]);
        Assert.Equal(EcsCluster.Image, (string?)revisions["serviceRevisions"]![0]!["containerImages"]![0]!["image"]);
        Assert.Equal((string?)history[0]["serviceDeploymentArn"], (string?)service["currentServiceDeployment"]);
        Assert.Equal((string?)history[0]["targetServiceRevision"]!["arn"], (string?)service["currentServiceRevisions"]![0]!["arn"]);
    }

    [Fact]
    public async Task whose_tasks_cannot_run_is_broken_and_rolled_back()
    {
        await using var cluster = await StartAsync();
        var good = await cluster.RegisterAsync(Serves);
        var before = Primary(await cluster.CreateAsync(good, 1));
        await cluster.WhenSteadyAsync();
        var task = (await cluster.TasksAsync()).Single();

        var bad = Primary(await cluster.UpdateAsync(("taskDefinition", await cluster.RegisterAsync("exit 1"))));
        var failed = await cluster.WhenAsync(service => Story(service).Any(message => message.Contains("rolling back", StringComparison.Ordinal)));
        var steady = await cluster.WhenSteadyAsync();
        var history = await cluster.HistoryAsync();

        Assert.Equal(
            ["(service web) (deployment ecs-svc/#) deployment failed: tasks failed to start.", "(service web) rolling back to deployment ecs-svc/#."],
            Story(failed).Where(message => message.Contains("failed", StringComparison.Ordinal) || message.Contains("rolling", StringComparison.Ordinal)));
        Assert.Equal((good, (string?)before["id"], "COMPLETED"), (
            (string?)steady["taskDefinition"], (string?)Primary(steady)["id"], (string?)Primary(steady)["rolloutState"]));
        Assert.Equal(task, (await cluster.TasksAsync()).Single());
        Assert.Equal(("ROLLBACK_SUCCESSFUL", "Service deployment rolled back because the circuit breaker threshold was exceeded."),
            ((string?)history[0]["status"], (string?)history[0]["statusReason"]));
        Assert.Equal((string?)history[1]["targetServiceRevision"]!["arn"], (string?)history[0]["rollback"]!["serviceRevisionArn"]);
        Assert.Equal(("TRIGGERED", 3), ((string?)history[0]["deploymentCircuitBreaker"]!["status"], (int)history[0]["deploymentCircuitBreaker"]!["failureCount"]!));
        Assert.Equal(3, (await cluster.TasksAsync("STOPPED")).Length);
        Assert.NotEqual((string?)bad["id"], (string?)Primary(steady)["id"]);
    }

    [Fact]
    public async Task without_a_rollback_stays_failed_and_leaves_the_old_tasks()
    {
        await using var cluster = await StartAsync();
        await cluster.CreateAsync(await cluster.RegisterAsync(Serves), 1,
            ("deploymentConfiguration", JsonNode.Parse("""{"deploymentCircuitBreaker":{"enable":true,"rollback":false}}""")!));
        await cluster.WhenSteadyAsync();
        var task = (await cluster.TasksAsync()).Single();

        await cluster.UpdateAsync(("taskDefinition", await cluster.RegisterAsync("exit 1")));
        var failed = await cluster.WhenAsync(service => (string?)Primary(service)["rolloutState"] == "FAILED");

        Assert.Equal(("PRIMARY", "ECS deployment circuit breaker: tasks failed to start.", 3), (
            (string?)Primary(failed)["status"], (string?)Primary(failed)["rolloutStateReason"], (int)Primary(failed)["failedTasks"]!));
        Assert.Equal(("ACTIVE", 1), ((string?)failed["deployments"]![1]!["status"], (int)failed["deployments"]![1]!["runningCount"]!));
        Assert.Equal(task, (await cluster.TasksAsync()).Single());
        Assert.Equal(("STOPPED", true), ((string?)(await cluster.HistoryAsync())[0]["status"], (await cluster.HistoryAsync())[0]["stoppedAt"] is not null));
    }

    [Fact]
    public async Task that_is_the_first_has_nothing_to_roll_back_to()
    {
        await using var cluster = await StartAsync();
        await cluster.CreateAsync(await cluster.RegisterAsync("exit 1"), 1);

        var failed = await cluster.WhenAsync(service => (string?)Primary(service)["rolloutState"] == "FAILED");

        Assert.Equal("ROLLBACK_FAILED", (string?)(await cluster.HistoryAsync()).Single()["status"]);
        Assert.Equal((0, 3), ((int)failed["runningCount"]!, (int)Primary(failed)["failedTasks"]!));
    }

    [Fact]
    public async Task waits_for_the_tasks_health_check()
    {
        await using var cluster = await StartAsync();
        await cluster.CreateAsync(await cluster.RegisterAsync(Serves), 1);
        await cluster.WhenSteadyAsync();
        var healthCheck = JsonNode.Parse("""{"command":["CMD-SHELL","exit 1"],"interval":5,"retries":1,"startPeriod":0}""")!;

        await cluster.UpdateAsync(("taskDefinition", await cluster.RegisterAsync(Serves, ("healthCheck", healthCheck))));
        var rolledBack = await cluster.WhenAsync(service => Story(service).Any(message => message.Contains("rolling back", StringComparison.Ordinal)));

        Assert.Equal(3, Story(rolledBack).Count(message => message == "(service web) (task #) failed container health checks."));
        var stopped = await cluster.TaskAsync((await cluster.TasksAsync("STOPPED"))[0]);
        Assert.Equal(("ServiceSchedulerInitiated", "Task failed container health checks"), ((string?)stopped["stopCode"], (string?)stopped["stoppedReason"]));
    }

    [Fact]
    public async Task can_be_forced_without_any_change()
    {
        await using var cluster = await StartAsync();
        var created = await cluster.CreateAsync(await cluster.RegisterAsync(Serves), 1);
        await cluster.WhenSteadyAsync();
        var task = (await cluster.TasksAsync()).Single();

        var unforced = await cluster.UpdateAsync(("taskDefinition", created["taskDefinition"]!.DeepClone()));
        await cluster.UpdateAsync(("forceNewDeployment", true));
        var forced = await cluster.WhenSteadyAsync();

        Assert.Equal((string?)Primary(created)["id"], (string?)Primary(unforced)["id"]);
        Assert.NotEqual((string?)Primary(created)["id"], (string?)Primary(forced)["id"]);
        Assert.NotEqual(task, (await cluster.TasksAsync()).Single());
    }

    [Fact]
    public async Task begins_with_another_network_but_not_with_other_options()
    {
        await using var cluster = await StartAsync();
        var id = (string?)Primary(await cluster.CreateAsync(await cluster.RegisterAsync(Serves), 0))["id"];

        var options = await cluster.UpdateAsync(("deploymentConfiguration", JsonNode.Parse("""{"maximumPercent":150}""")!), ("enableExecuteCommand", true));
        var network = await cluster.UpdateAsync(
            ("networkConfiguration", JsonNode.Parse("""{"awsvpcConfiguration":{"subnets":["subnet-2"],"assignPublicIp":"DISABLED"}}""")!));

        Assert.Equal((id, 150, 100, true), ((string?)Primary(options)["id"], (int)options["deploymentConfiguration"]!["maximumPercent"]!,
            (int)options["deploymentConfiguration"]!["minimumHealthyPercent"]!, (bool)options["enableExecuteCommand"]!));
        Assert.NotEqual(id, (string?)Primary(network)["id"]);
        Assert.Equal("subnet-2", (string?)Primary(network)["networkConfiguration"]!["awsvpcConfiguration"]!["subnets"]![0]);
    }

    [Fact]
    public async Task stops_the_old_task_first_where_only_one_may_be_there()
    {
        await using var cluster = await StartAsync();
        await cluster.CreateAsync(await cluster.RegisterAsync(Serves), 1,
            ("deploymentConfiguration", JsonNode.Parse("""{"maximumPercent":100,"minimumHealthyPercent":0}""")!));
        await cluster.WhenSteadyAsync();

        await cluster.UpdateAsync(("forceNewDeployment", true));
        var steady = await cluster.WhenSteadyAsync();

        Assert.Equal(["(service web) has stopped 1 running tasks: (task #).", "(service web) has started 1 tasks: (task #)."], Story(steady)[^4..^2]);
    }

    [Fact]
    public async Task that_may_neither_start_nor_stop_a_task_says_so()
    {
        await using var cluster = await StartAsync();
        await cluster.CreateAsync(await cluster.RegisterAsync(Serves), 1,
            ("deploymentConfiguration", JsonNode.Parse("""{"maximumPercent":150,"minimumHealthyPercent":50}""")!));
        await cluster.WhenSteadyAsync();

        await cluster.UpdateAsync(("forceNewDeployment", true));
        var stuck = await cluster.WhenAsync(service => Messages(service).Any(message => message.Contains("unable to stop or start tasks", StringComparison.Ordinal)));
        await cluster.UpdateAsync(("deploymentConfiguration", JsonNode.Parse("""{"maximumPercent":200}""")!));
        var steady = await cluster.WhenSteadyAsync();

        Assert.Equal("IN_PROGRESS", (string?)Primary(stuck)["rolloutState"]);
        Assert.Equal("COMPLETED", (string?)Primary(steady)["rolloutState"]);
    }

    [Fact]
    public async Task in_progress_can_be_stopped_with_a_rollback()
    {
        await using var cluster = await StartAsync();
        var good = await cluster.RegisterAsync(Serves);
        await cluster.CreateAsync(good, 1);
        await cluster.WhenSteadyAsync();
        var begun = await cluster.UpdateAsync(("taskDefinition", await cluster.RegisterAsync(Serves)));
        var stop = new JsonObject { ["serviceDeploymentArn"] = begun["currentServiceDeployment"]!.DeepClone(), ["stopType"] = "ROLLBACK" };

        await cluster.CallAsync("StopServiceDeployment", stop);
        var steady = await cluster.WhenSteadyAsync();

        Assert.Equal(good, (string?)steady["taskDefinition"]);
        Assert.Equal("ROLLBACK_SUCCESSFUL", (string?)(await cluster.HistoryAsync())[0]["status"]);
        Assert.Equal("ConflictException", (await cluster.RefusedAsync("StopServiceDeployment", stop)).Code);
        Assert.Equal("ServiceDeploymentNotFoundException",
            (await cluster.RefusedAsync("StopServiceDeployment", new JsonObject { ["serviceDeploymentArn"] = "arn:nobody" })).Code);
    }

    [Fact]
    public async Task in_progress_gives_way_to_the_next_one()
    {
        await using var cluster = await StartAsync();
        await cluster.CreateAsync(await cluster.RegisterAsync(Serves), 1);
        await cluster.UpdateAsync(("taskDefinition", await cluster.RegisterAsync(Serves)));
        var last = await cluster.RegisterAsync(Serves);
        await cluster.UpdateAsync(("taskDefinition", last));

        var steady = await cluster.WhenSteadyAsync();

        Assert.Equal(last, (string?)steady["taskDefinition"]);
        Assert.Equal(["SUCCESSFUL", "STOPPED", "STOPPED"], (await cluster.HistoryAsync()).Select(each => (string?)each["status"]));
        Assert.Single(await cluster.TasksAsync());
    }
}
