using Amazon.ECS;
using Amazon.ECS.Model;
using AWSSDK.Testing;
using Task = System.Threading.Tasks.Task;

namespace AWSSDK.ECS.Tests;

public sealed class Describing_services_and_clusters
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task gives_a_services_network_and_its_deployments()
    {
        await using var server = await AwsServer.StartAsync("ecs", _ => Answer.Json("""
            {"services":[{"serviceName":"app","status":"ACTIVE","desiredCount":2,"runningCount":1,"pendingCount":1,"launchType":"FARGATE","taskDefinition":"app:3",
              "networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"],"securityGroups":["sg-1"],"assignPublicIp":"DISABLED"}},
              "deploymentConfiguration":{"maximumPercent":200},"loadBalancers":[{"containerName":"app"}],
              "deploymentController":{"type":"ECS"},"schedulingStrategy":"REPLICA",
              "deployments":[{"id":"ecs-svc/1","status":"PRIMARY","rolloutState":"IN_PROGRESS","failedTasks":1,"createdAt":1763880000,"taskDefinition":"app:3"}],
              "events":[{"id":"e","createdAt":1763880001,"message":"(service app) has started 1 tasks"}]}],
             "failures":[{"arn":"other","reason":"MISSING"}]}
            """), Cancellation);
        using var client = Clients.Of(server);

        var answer = await client.DescribeServicesAsync(
            new DescribeServicesRequest { Cluster = "main", Services = ["app", "other"], Include = [ServiceField.TAGS] }, Cancellation);

        var service = Assert.Single(answer.Services);
        Assert.Equal((2, 1, 1), (service.DesiredCount, service.RunningCount, service.PendingCount));
        Assert.Equal(["subnet-1"], service.NetworkConfiguration.AwsvpcConfiguration.Subnets);
        Assert.Same(AssignPublicIp.DISABLED, service.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp);
        Assert.Same(DeploymentControllerType.ECS, service.DeploymentController.Type);
        var deployment = Assert.Single(service.Deployments);
        Assert.Equal(("PRIMARY", 1), (deployment.Status, deployment.FailedTasks));
        Assert.Same(DeploymentRolloutState.IN_PROGRESS, deployment.RolloutState);
        Assert.Equal("(service app) has started 1 tasks", Assert.Single(service.Events).Message);
        Assert.Equal("MISSING", Assert.Single(answer.Failures).Reason);
        Assert.Equal("""{"cluster":"main","services":["app","other"],"include":["TAGS"]}""", Assert.Single(server.Calls).Body.GetRawText());
    }

    [Fact]
    public async Task gives_a_clusters_state()
    {
        await using var server = await AwsServer.StartAsync("ecs", _ => Answer.Json("""
            {"clusters":[{"clusterArn":"arn:aws:ecs:eu-west-1:1:cluster/main","clusterName":"main","status":"ACTIVE","runningTasksCount":3,
              "settings":[{"name":"containerInsights","value":"enabled"}],"statistics":[{"name":"runningFargateTasksCount","value":"3"}],
              "capacityProviders":["FARGATE"],"configuration":{"executeCommandConfiguration":{}}}],"failures":[]}
            """), Cancellation);
        using var client = Clients.Of(server);

        var answer = await client.DescribeClustersAsync(new DescribeClustersRequest { Clusters = ["main"], Include = [ClusterField.STATISTICS] }, Cancellation);

        var cluster = Assert.Single(answer.Clusters);
        Assert.Equal(("main", "ACTIVE", 3), (cluster.ClusterName, cluster.Status, cluster.RunningTasksCount));
        Assert.Same(ClusterSettingName.ContainerInsights, Assert.Single(cluster.Settings).Name);
        Assert.Equal("3", Assert.Single(cluster.Statistics).Value);
        Assert.Equal("""{"clusters":["main"],"include":["STATISTICS"]}""", Assert.Single(server.Calls).Body.GetRawText());
    }
}
