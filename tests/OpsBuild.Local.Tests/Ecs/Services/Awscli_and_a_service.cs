using OpsBuild.Local.Runtime.Images;
using OpsBuild.Local.Tests.Aws;
using OpsBuild.Testing;

namespace OpsBuild.Local.Tests.Ecs.Services;

public sealed class Awscli_and_a_service(PostgresFixture fixture)
{
    [Fact]
    public async Task get_along_from_its_creation_to_its_end()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The tasks of this test are shell scripts.");
        await using var own = new OwnEnvironment(fixture);
        await using var local = await own.OpenAsync(own.Options with { WithDatabase = false });
        local.RegisterImage(EcsCluster.Image, new FolderImage("/bin/sh") { Arguments = ["-c"] });
        var aws = new AwsCli(local);
        var definition = EcsCluster.Definition(EcsCluster.Container("web", ServiceCluster.Serves));
        await aws.RunAsync("ecs", "register-task-definition", "--cli-input-json", definition.ToJsonString());
        string[] Service(string operation, params string[] more) =>
            ["ecs", operation, "--cluster", LocalEnvironment.Cluster, operation == "describe-services" ? "--services" : "--service", "web", .. more];

        var created = await aws.RunAsync("ecs", "create-service", "--cluster", LocalEnvironment.Cluster, "--service-name", "web", "--task-definition", "job",
            "--desired-count", "1", "--launch-type", "FARGATE", "--network-configuration", "awsvpcConfiguration={subnets=[subnet-1]}");
        await aws.RunAsync("ecs", "wait", "services-stable", "--cluster", LocalEnvironment.Cluster, "--services", "web");
        var stable = await aws.RunAsync(Service("describe-services", "--include", "TAGS"));
        await aws.RunAsync("ecs", "register-task-definition", "--cli-input-json", definition.ToJsonString());
        var updated = await aws.RunAsync(Service("update-service", "--task-definition", "job", "--desired-count", "2"));
        var listed = await aws.RunAsync("ecs", "list-services", "--cluster", LocalEnvironment.Cluster);
        var scaling = await aws.RunAsync("application-autoscaling", "describe-scalable-targets", "--service-namespace", "ecs");
        local.EnsureTargetGroup("arn:aws:elasticloadbalancing:us-east-1:000000000000:targetgroup/app/0123456789abcdef", 8080);
        var group = await aws.RunAsync("elbv2", "describe-target-groups", "--names", "app");
        var groups = await aws.TryAsync("elbv2", "describe-target-groups", "--names", "nobody");
        await aws.RunAsync(Service("delete-service", "--force"));
        await aws.RunAsync("ecs", "wait", "services-inactive", "--cluster", LocalEnvironment.Cluster, "--services", "web");
        var again = await aws.TryAsync(Service("update-service", "--desired-count", "1"));

        Assert.Equal(("ACTIVE", "IN_PROGRESS"), ((string?)created["service"]!["status"], (string?)created["service"]!["deployments"]![0]!["rolloutState"]));
        Assert.Equal((1, 1), ((int)stable["services"]![0]!["runningCount"]!, stable["services"]![0]!["deployments"]!.AsArray().Count));
        Assert.EndsWith("task-definition/job:2", (string?)updated["service"]!["taskDefinition"], StringComparison.Ordinal);
        Assert.Equal([(string?)created["service"]!["serviceArn"]], listed["serviceArns"]!.AsArray().Select(arn => (string?)arn));
        Assert.Empty(scaling["ScalableTargets"]!.AsArray());
        Assert.Equal(8080, (int)group["TargetGroups"]![0]!["Port"]!);
        Assert.Contains("TargetGroupNotFound", groups.Error, StringComparison.Ordinal);
        Assert.Contains("ServiceNotActiveException", again.Error, StringComparison.Ordinal);
    }
}
