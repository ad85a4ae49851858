using System.Text.Json.Nodes;
using static OpsBuild.Local.Tests.Ecs.EcsCluster;

namespace OpsBuild.Local.Tests.Ecs;

public sealed class A_cluster
{
    [Fact]
    public async Task is_made_once_and_given_back_the_second_time()
    {
        await using var endpoint = await StartAsync();

        var (_, first) = await endpoint.CallAsync("CreateCluster", new JsonObject { ["clusterName"] = "shop" });
        var (status, second) = await endpoint.CallAsync("CreateCluster", new JsonObject { ["clusterName"] = "shop" });
        var (_, listed) = await endpoint.CallAsync("ListClusters", []);

        Assert.Equal((200, "shop", "ACTIVE"), (status, (string?)second["cluster"]!["clusterName"], (string?)second["cluster"]!["status"]));
        Assert.Equal((string?)first["cluster"]!["clusterArn"], (string?)second["cluster"]!["clusterArn"]);
        Assert.Single(listed["clusterArns"]!.AsArray(), arn => (string?)arn == "arn:aws:ecs:us-east-1:000000000000:cluster/shop");
    }

    [Fact]
    public async Task counts_its_own_tasks_and_is_no_place_of_anothers()
    {
        await using var endpoint = await StartAsync();
        await endpoint.CallAsync("CreateCluster", new JsonObject { ["clusterName"] = "shop" });
        var task = await endpoint.StartTaskAsync(Container("batch", "exec sleep 60"));
        await endpoint.WhenAsync(task, each => (string?)each["lastStatus"] == "RUNNING");

        var (_, described) = await endpoint.CallAsync("DescribeClusters", new JsonObject { ["clusters"] = new JsonArray("default", "shop", "nowhere") });
        var (_, elsewhere) = await endpoint.CallAsync("ListTasks", new JsonObject { ["cluster"] = "shop" });

        Assert.Equal([1, 0], described["clusters"]!.AsArray().Select(cluster => (int)cluster!["runningTasksCount"]!));
        Assert.Equal("MISSING", (string?)described["failures"]![0]!["reason"]);
        Assert.Empty(elsewhere["taskArns"]!.AsArray());
        await endpoint.CallAsync("StopTask", new JsonObject { ["task"] = task });
        await endpoint.EndAsync(task);
    }

    [Fact]
    public async Task takes_a_name_of_letters_digits_hyphens_and_underscores()
    {
        await using var endpoint = await StartAsync();

        var (status, body) = await endpoint.CallAsync("CreateCluster", new JsonObject { ["clusterName"] = "no name" });

        Assert.Equal((400, "InvalidParameterException"), (status, (string?)body["__type"]));
    }
}
