using OpsBuild.Images.Registry;
using OpsBuild.Local.Aws.Registry.Faults;
using OpsBuild.Testing.Docker;

namespace OpsBuild.Images.Tests.Registry;

public sealed class A_refused_push(LocalRegistry registry) : IClassFixture<LocalRegistry>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(RegistryFaultKind.Unauthorized, ImagePushProblem.TokenRefused, "also not a fresh one")]
    [InlineData(RegistryFaultKind.Forbidden, ImagePushProblem.Forbidden, "ecr:InitiateLayerUpload")]
    [InlineData(RegistryFaultKind.ServerError, ImagePushProblem.RegistryFailed, "in 3 attempts")]
    [InlineData(RegistryFaultKind.CutManifest, ImagePushProblem.ConnectionLost, "in 3 attempts")]
    public async Task ends_with_a_named_error_and_no_tag_and_goes_well_the_next_time(RegistryFaultKind fault, ImagePushProblem problem, string says)
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        using var trial = await registry.TrialAsync(Cancellation);
        await using var image = await SmallImage.MakeAsync(engine, Cancellation);
        await trial.FaultAsync(fault, 1000, Cancellation);

        var failure = await Assert.ThrowsAsync<ImagePushException>(() => trial.Push.RunAsync(image.Built, Cancellation));
        var tag = await trial.TagAsync(image.Built.Tag, Cancellation);
        await trial.FaultAsync(fault, 0, Cancellation);
        var pushed = await trial.Push.RunAsync(image.Built, Cancellation);

        Assert.Equal(problem, failure.Problem);
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
        Assert.Contains("  do:  ", failure.Message, StringComparison.Ordinal);
        Assert.Null(tag);
        Assert.Equal(pushed.Digest, await trial.TagAsync(image.Built.Tag, Cancellation));
        trial.AssertNoToken(failure);
    }

    [Fact]
    public async Task for_an_expired_token_goes_on_with_a_fresh_one()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        using var trial = await registry.TrialAsync(Cancellation);
        await using var image = await SmallImage.MakeAsync(engine, Cancellation);
        await trial.FaultAsync(RegistryFaultKind.Unauthorized, 1, Cancellation);

        await trial.Push.RunAsync(image.Built, Cancellation);

        Assert.Equal(4, trial.Ecr.Secrets.Count);
        Assert.Contains(trial.Logged, line => line.Contains("one more attempt with a fresh one", StringComparison.Ordinal));
    }

    [Fact]
    public async Task that_fails_once_is_repeated_and_told()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        using var trial = await registry.TrialAsync(Cancellation);
        await using var image = await SmallImage.MakeAsync(engine, Cancellation);
        await trial.FaultAsync(RegistryFaultKind.ServerError, 1, Cancellation);

        await trial.Push.RunAsync(image.Built, Cancellation);

        Assert.Contains(trial.Logged, line => line.Contains("attempt 1 of 3 failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task whose_layer_breaks_off_is_sent_again_by_the_engine()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        using var trial = await registry.TrialAsync(Cancellation);
        await using var image = await SmallImage.MakeAsync(engine, Cancellation);
        await trial.FaultAsync(RegistryFaultKind.CutLayer, 1, Cancellation);

        var pushed = await trial.Push.RunAsync(image.Built, Cancellation);

        Assert.Equal(pushed.Digest, await trial.TagAsync(image.Built.Tag, Cancellation));
        Assert.Contains(trial.Logged, line => line.Contains("did not arrive whole", StringComparison.Ordinal));
    }

    [Fact]
    public async Task to_a_tag_of_another_image_says_so_and_leaves_it()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        using var trial = await registry.TrialAsync(Cancellation);
        var tag = SmallImage.NewTag();
        await using var first = await SmallImage.MakeAsync(engine, Cancellation, tag);
        await using var second = await SmallImage.MakeAsync(engine, Cancellation, tag);
        var pushed = await trial.Push.RunAsync(first.Built, Cancellation);

        var failure = await Assert.ThrowsAsync<ImagePushException>(() => trial.Push.RunAsync(second.Built, Cancellation));

        Assert.Equal(ImagePushProblem.TagTaken, failure.Problem);
        Assert.Contains(pushed.Digest, failure.Message, StringComparison.Ordinal);
        Assert.Equal(pushed.Digest, await trial.TagAsync(tag, Cancellation));
    }

    [Fact]
    public async Task for_another_platform_sends_nothing()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        using var trial = await registry.TrialAsync(Cancellation);
        await using var image = await SmallImage.MakeAsync(engine, Cancellation);
        trial.Options = trial.Options with { Platform = _ => "linux/s390x" };

        var failure = await Assert.ThrowsAsync<ImagePushException>(() => trial.Push.RunAsync(image.Built, Cancellation));

        Assert.Equal(ImagePushProblem.WrongPlatform, failure.Problem);
        Assert.Contains("the task definition asks for linux/s390x", failure.Message, StringComparison.Ordinal);
        Assert.Empty(trial.Ecr.Secrets);
        Assert.Null(await trial.TagAsync(image.Built.Tag, Cancellation));
    }

    [Fact]
    public async Task to_another_account_or_no_repository_is_known_before_anything_is_sent()
    {
        using var trial = await registry.TrialAsync(Cancellation);
        var build = new FolderBuild(ImagePurpose.App, SmallImage.NewTag(), "/bin/true", "/bin", new string('a', 64), new Dictionary<string, string>());
        var options = trial.Options;

        trial.Options = options with { Account = "123456789012" };
        var account = await Assert.ThrowsAsync<ImagePushException>(() => trial.Push.RunAsync(build, Cancellation));
        trial.Options = options with { Repository = "nobody/shop" };
        var repository = await Assert.ThrowsAsync<ImagePushException>(() => trial.Push.RunAsync(build, Cancellation));

        Assert.Equal((ImagePushProblem.WrongAccount, ImagePushProblem.NoRepository), (account.Problem, repository.Problem));
        Assert.Contains("the account 000000000000, and 123456789012 is expected", account.Message, StringComparison.Ordinal);
        Assert.Contains("aws_ecr_repository", repository.Message, StringComparison.Ordinal);
        Assert.Empty(trial.Ecr.Secrets);
    }
}
