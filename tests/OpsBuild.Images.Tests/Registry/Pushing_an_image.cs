using Docker.DotNet.Models;
using OpsBuild.Images.Registry;
using OpsBuild.Testing.Docker;

namespace OpsBuild.Images.Tests.Registry;

public sealed class Pushing_an_image(LocalRegistry registry) : IClassFixture<LocalRegistry>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task gives_the_digest_by_which_it_is_pulled_again()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        using var trial = await registry.TrialAsync(Cancellation);
        PushedImage pushed;
        string id;
        await using (var image = await SmallImage.MakeAsync(engine, Cancellation))
        {
            id = image.Built.Id;
            pushed = await trial.Push.RunAsync(image.Built, Cancellation);
        }

        Assert.False(await engine.HasAsync(id, Cancellation));
        await PullAsync(engine, trial, pushed.Uri);
        var pulled = await engine.Client.Images.InspectImageAsync(pushed.Uri, Cancellation);
        await engine.RemoveAsync(pulled.ID!, Cancellation);

        Assert.Equal((id, $"{trial.Uri}@{pushed.Digest}"), (pulled.ID, pushed.Uri));
        Assert.InRange(pushed.Bytes, 300_000, 400_000);
        Assert.Contains(trial.Logged, line => line.Contains("sent, \"3", StringComparison.Ordinal) && line.Contains("kB", StringComparison.Ordinal));
        trial.AssertNoToken();
    }

    [Fact]
    public async Task that_is_there_already_sends_nothing()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        using var trial = await registry.TrialAsync(Cancellation);
        await using var image = await SmallImage.MakeAsync(engine, Cancellation);
        var first = await trial.Push.RunAsync(image.Built, Cancellation);
        trial.Ecr.Secrets.Clear();

        var again = await trial.Push.RunAsync(image.Built, Cancellation);

        Assert.Equal(first with { WasThere = true }, again);
        Assert.Empty(trial.Ecr.Secrets);
    }

    [Fact]
    public async Task leaves_only_the_name_that_it_was_built_by_in_the_engine()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        using var trial = await registry.TrialAsync(Cancellation);
        await using var image = await SmallImage.MakeAsync(engine, Cancellation);

        await trial.Push.RunAsync(image.Built, Cancellation);

        Assert.Equal([image.Built.Reference], (await engine.Client.Images.InspectImageAsync(image.Built.Id, Cancellation)).RepoTags);
    }

    [Fact]
    public async Task lets_its_configuration_be_read_from_the_registry()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        using var trial = await registry.TrialAsync(Cancellation);
        await using var image = await SmallImage.MakeAsync(engine, Cancellation);
        var pushed = await trial.Push.RunAsync(image.Built, Cancellation);
        var configurations = new ImageConfigurations(trial.Ecr, trial.Http);

        var byDigest = await configurations.ReadAsync(pushed.Uri, Cancellation);
        var byTag = await configurations.ReadAsync($"{pushed.Repository}:{pushed.Tag}", Cancellation);

        Assert.Equal((pushed.Digest, image.Built.Platform, pushed.Bytes), (byDigest.Digest, byDigest.Platform, byDigest.CompressedBytes));
        Assert.Equal("20260114093000", byDigest.Labels[ImageLabels.SchemaVersion]);
        Assert.Equal(byDigest.Digest, byTag.Digest);
    }

    [Fact]
    public async Task takes_a_program_in_a_folder_for_the_local_registry()
    {
        using var trial = await registry.TrialAsync(Cancellation);
        var labels = new Dictionary<string, string> { [ImageLabels.SchemaVersion] = "20260114093000" };
        var build = new FolderBuild(ImagePurpose.App, SmallImage.NewTag(), "/bin/true", "/bin", new string('a', 64), labels);

        var pushed = await trial.Push.RunAsync(build, Cancellation);
        var again = await trial.Push.RunAsync(build, Cancellation);
        var other = await trial.Push.RunAsync(build with { Tag = SmallImage.NewTag(), ContentHash = new string('b', 64) }, Cancellation);
        var read = await new ImageConfigurations(trial.Ecr, trial.Http).ReadAsync(pushed.Uri, Cancellation);

        Assert.Equal((true, pushed.Digest), (again.WasThere, again.Digest));
        Assert.NotEqual(pushed.Digest, other.Digest);
        Assert.Equal(("20260114093000", new string('a', 64)), (read.Labels[ImageLabels.SchemaVersion], read.Labels[ImageLabels.Content]));
    }

    private static async Task PullAsync(TestEngine engine, PushTrial trial, string uri)
    {
        await trial.Ecr.GetAuthorizationTokenAsync(new Amazon.ECR.Model.GetAuthorizationTokenRequest(), Cancellation);
        var auth = new AuthConfig { Username = "AWS", Password = trial.Ecr.Secrets[^1], ServerAddress = uri.Split('/')[0] };
        await engine.Client.Images.CreateImageAsync(new ImagesCreateParameters { FromImage = uri }, auth, new Progress<JSONMessage>(), Cancellation);
    }
}
