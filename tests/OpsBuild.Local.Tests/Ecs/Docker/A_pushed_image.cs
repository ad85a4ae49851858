using System.Text;
using Docker.DotNet.Models;
using OpsBuild.Local.Tests.Aws.Registry;
using OpsBuild.Testing.Docker;
using static OpsBuild.Local.Tests.Ecs.EcsCluster;

namespace OpsBuild.Local.Tests.Ecs.Docker;

public sealed class A_pushed_image
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task is_pulled_by_its_digest_and_run()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        await using var cluster = await StartInDockerAsync(engine);
        using var calls = new RegistryCalls(cluster.Endpoint);
        await calls.CreateAsync("IMMUTABLE");
        await calls.SignInAsync();
        var uri = await PushAsync(engine, cluster, calls);

        try
        {
            Assert.False(await engine.HasAsync(uri, Cancellation));
            var task = await cluster.RunAsync(Container("app", "exit 6", ("image", uri)));

            Assert.True((int?)task["containers"]![0]!["exitCode"] == 6, task.ToJsonString());
            Assert.Equal(uri.Split('@')[1], (string?)task["containers"]![0]!["imageDigest"]);
            Assert.True(await engine.HasAsync(uri, Cancellation));
        }
        finally
        {
            await engine.RemoveAsync(uri, CancellationToken.None);
        }
    }

    private static async Task<string> PushAsync(TestEngine engine, EcsCluster cluster, RegistryCalls calls)
    {
        var repository = $"{cluster.Endpoint.Address.Authority}/{RegistryCalls.Repository}";
        var image = await BusyboxImage.EnsureAsync(engine, Cancellation);
        var password = Encoding.UTF8.GetString(Convert.FromBase64String(calls.Authorization!["Basic ".Length..])).Split(':', 2)[1];
        await engine.Client.Images.TagImageAsync(image, new ImageTagParameters { RepositoryName = repository, Tag = "app-1" }, Cancellation);
        await engine.Client.Images.PushImageAsync(
            repository, new ImagePushParameters { Tag = "app-1" }, new AuthConfig { Username = "AWS", Password = password }, new Progress<JSONMessage>(), Cancellation);
        // With its last name of this registry the engine forgets the digest too.
        await engine.RemoveAsync($"{repository}:app-1", Cancellation);
        var found = await calls.EcrAsync("DescribeImages", $$"""{"repositoryName":"{{RegistryCalls.Repository}}"}""");
        return $"{repository}@{(string)found["imageDetails"]![0]!["imageDigest"]!}";
    }
}
