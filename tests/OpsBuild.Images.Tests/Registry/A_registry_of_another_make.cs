using System.Net.Http.Headers;
using System.Text;
using OpsBuild.Images.Registry;
using OpsBuild.Testing.Docker;
using Serilog.Core;

namespace OpsBuild.Images.Tests.Registry;

public sealed class A_registry_of_another_make
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task takes_an_image_under_the_digest_that_it_then_shows_and_the_same_one_again()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        await using var registry = await DebianRegistry.StartAsync(Cancellation);
        await using var image = await SmallImage.MakeAsync(engine, Cancellation);
        using var push = new EnginePush(Logger.None);

        var (digest, failure) = await PushAsync(push, registry, image, registry.Password);
        var (again, _) = await PushAsync(push, registry, image, registry.Password);

        Assert.True(failure is null, failure?.Text);
        Assert.Equal((digest, digest), (again, await DigestAsync(registry, image.Built.Tag)));
    }

    [Fact]
    public async Task that_does_not_take_the_password_is_told_from_every_other_failure()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        await using var registry = await DebianRegistry.StartAsync(Cancellation);
        await using var image = await SmallImage.MakeAsync(engine, Cancellation);
        using var push = new EnginePush(Logger.None);

        var (digest, failure) = await PushAsync(push, registry, image, "wrong");

        Assert.Null(digest);
        Assert.Equal(ImagePushProblem.TokenRefused, failure!.Problem);
    }

    private static Task<(string? Digest, PushFailure? Failure)> PushAsync(EnginePush push, DebianRegistry registry, SmallImage image, string password) => push.PushAsync(
        image.Built.Reference, $"{registry.Address.Authority}/shop", image.Built.Tag.ToString(), RegistrySignIn.Of("AWS", password, registry.Address), Cancellation);

    private static async Task<string> DigestAsync(DebianRegistry registry, ImageTag tag)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(registry.Address, $"v2/shop/manifests/{tag}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"AWS:{registry.Password}")));
        request.Headers.Accept.ParseAdd("application/vnd.docker.distribution.manifest.v2+json");
        using var answer = await http.SendAsync(request, Cancellation);
        return answer.Headers.GetValues("Docker-Content-Digest").Single();
    }
}
