using OpsBuild.Testing.Docker;

namespace OpsBuild.Images.Tests.Builds;

public sealed class An_image_build : IAsyncLifetime
{
    private readonly List<string> made = [];
    private TestEngine engine = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => engine = await TestEngine.ConnectAsync(Cancellation);

    public async ValueTask DisposeAsync()
    {
        foreach (var image in made)
            await engine.RemoveAsync(image, CancellationToken.None);
        engine.Dispose();
    }

    [Fact]
    public async Task tells_its_steps_and_keeps_what_programs_print_for_debugging()
    {
        using var project = await SmallProject.OfAsync(engine, "RUN echo said-{id}\nRUN true\n");

        var image = await MadeAsync(project);

        Assert.Contains(project.Told.Lines, line => line.StartsWith("Information app [2/3] RUN echo said-", StringComparison.Ordinal));
        Assert.Contains(project.Told.Lines, line => line.StartsWith("Debug app | said-", StringComparison.Ordinal));
        Assert.Contains(project.Told.Lines, line => line.StartsWith("Information app [3/3] - ", StringComparison.Ordinal));
        Assert.Equal((3, $"app-bbbbbbbbbb-dirty-{project.Settings.Moment:yyyyMMddHHmmss}"), (image.Steps, image.Tag.ToString()));
        Assert.False(image.IsReused);
    }

    [Fact]
    public async Task makes_nothing_anew_until_a_file_changes_that_is_sent()
    {
        using var project = await SmallProject.OfAsync(engine, "COPY data/ /data/\nRUN echo {id}\n");
        project.Write("data/one.txt", "one");
        project.Write(".dockerignore", "notes\n");
        var first = await MadeAsync(project);

        project.Write("notes/today.txt", "nobody sends this");
        var second = await LaterAsync(project, 1);
        project.Write("data/one.txt", "two");
        var third = await LaterAsync(project, 2);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(project.Root, "data/one.txt"), (UnixFileMode)0b111_101_101);
        var fourth = await LaterAsync(project, 3);

        Assert.Equal((true, first.Id, first.ContentHash), (second.IsReused, second.Id, second.ContentHash));
        Assert.NotEqual(first.Reference, second.Reference);
        Assert.Equal([false, false], new[] { third.IsReused, fourth.IsReused });
        Assert.Equal(3, new[] { first.Id, third.Id, fourth.Id }.Distinct().Count());
    }

    [Theory]
    [InlineData("LABEL a=b\n\n# why\nRUN echo {id} && \\\n    echo to-the-end && \\\n    false\n", "docker/app.Dockerfile:7", "to-the-end")]
    [InlineData("RUN echo {id}\nCOPY nowhere.txt /\n", "docker/app.Dockerfile:5", "nowhere.txt")]
    [InlineData("RUN echo {id}\nRUNN true\n", "docker/app.Dockerfile:5", "RUNN")]
    [InlineData("FROM ${RUNTIME_IMAGE} AS second\nWORKDIR /x\nRUN false {id}\nFROM scratch\nCOPY --from=second / /\n", "docker/app.Dockerfile:6", "exit code: 1")]
    public async Task names_the_line_that_fails_and_what_it_said(string rest, string line, string said)
    {
        using var project = await SmallProject.OfAsync(engine, rest);

        var failure = await Assert.ThrowsAsync<ImageBuildException>(() => project.BuildAsync(Cancellation));

        Assert.StartsWith($"{line}: the image of app could not be built.", failure.Message, StringComparison.Ordinal);
        Assert.Contains(said, failure.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("do:  correct the line", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_that_the_disk_is_full()
    {
        using var project = await SmallProject.OfAsync(engine, "RUN echo {id} >/dev/full\n");

        var failure = await Assert.ThrowsAsync<ImageBuildException>(() => project.BuildAsync(Cancellation));

        Assert.Contains("the engine's disk is full", failure.Message, StringComparison.Ordinal);
        Assert.Contains("docker system df", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_which_base_is_not_to_be_had()
    {
        using var project = await SmallProject.OfAsync(engine, "RUN true\n");
        // Nobody listens on this port, so no registry of the world is asked.
        project.Settings = project.Settings with { AspNetImage = "127.0.0.1:9/dotnet/aspnet:10.0" };

        var failure = await Assert.ThrowsAsync<ImageBuildException>(() => project.BuildAsync(Cancellation));

        Assert.Contains("The base image 127.0.0.1:9/dotnet/aspnet:10.0 is not in the engine and cannot be pulled.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_that_no_engine_answers()
    {
        using var project = await SmallProject.OfAsync(engine, "RUN true\n");
        project.Settings = project.Settings with { Engine = new Uri("unix:///nowhere/docker.sock") };

        var failure = await Assert.ThrowsAsync<ImageBuildException>(() => project.BuildAsync(Cancellation));

        Assert.Contains("none answers at unix:///nowhere/docker.sock", failure.Message, StringComparison.Ordinal);
        Assert.Contains("systemctl start docker", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_that_the_engine_went_away_in_the_middle_and_succeeds_when_it_is_back()
    {
        using var project = await SmallProject.OfAsync(engine, "RUN echo begun-{id} && sleep 5\n");
        await using var tap = new EngineTap(new Uri(engine.Address));
        project.Settings = project.Settings with { Engine = tap.Address };

        var building = project.BuildAsync(Cancellation);
        await Until(() => project.Told.Lines.Any(line => line.StartsWith("Debug app | begun-", StringComparison.Ordinal)));
        tap.Cut();
        var failure = await Assert.ThrowsAsync<ImageBuildException>(() => building);
        project.Settings = project.Settings with { Engine = null };
        var image = await MadeAsync(project);

        Assert.StartsWith("The image of app was not built.", failure.Message, StringComparison.Ordinal);
        Assert.Contains("the connection to the Docker engine was lost in the middle", failure.Message, StringComparison.Ordinal);
        Assert.False(image.IsReused);
    }

    [Fact]
    public async Task ends_when_it_is_cancelled_and_leaves_no_image()
    {
        using var project = await SmallProject.OfAsync(engine, "RUN echo begun-{id} && sleep 600\n");
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var building = project.BuildAsync(cancelling.Token);
        await Until(() => project.Told.Lines.Any(line => line.StartsWith("Debug app | begun-", StringComparison.Ordinal)));
        await cancelling.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => building);
        Assert.False(await engine.HasAsync($"{project.Settings.Repository}/app:app-bbbbbbbbbb-dirty-{project.Settings.Moment:yyyyMMddHHmmss}", Cancellation));
    }

    [Fact]
    public async Task takes_an_image_of_the_same_content_for_its_own_and_goes_on_without_one_that_is_not_to_be_had()
    {
        using var project = await SmallProject.OfAsync(engine, "RUN echo {id}\n");
        var first = await MadeAsync(project);

        project.Settings = project.Settings with { CacheFrom = [first.Reference, "127.0.0.1:9/app:old"] };
        var second = await LaterAsync(project, 1);
        project.Write("docker/app.Dockerfile", File.ReadAllText(Path.Combine(project.Root, "docker/app.Dockerfile")) + "RUN true\n");
        var third = await LaterAsync(project, 2);

        Assert.True(second.IsReused);
        Assert.Equal((false, true), (third.IsReused, third.CachedSteps > 0));
        Assert.Contains(project.Told.Lines, line => line.StartsWith("Warning 127.0.0.1:9/app:old cannot be used as a cache", StringComparison.Ordinal));
    }

    private static async Task Until(Func<bool> holds)
    {
        while (!holds())
            await Task.Delay(50, Cancellation);
    }

    private Task<BuiltImage> LaterAsync(SmallProject project, int seconds)
    {
        project.Settings = project.Settings with { Moment = project.Settings.Moment.AddSeconds(seconds) };
        return MadeAsync(project);
    }

    private async Task<BuiltImage> MadeAsync(SmallProject project)
    {
        var image = await project.BuildAsync(Cancellation);
        made.Add(image.Reference);
        return image;
    }
}
