using OpsBuild.Testing;
using OpsBuild.Testing.Docker;

namespace OpsBuild.Images.Tests;

public sealed class The_batch_image : IAsyncDisposable
{
    private readonly Told told = new();
    private readonly HashSet<string> made = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string BatchFolder => Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory, "../../OpsBuild.Batch", new DirectoryInfo(AppContext.BaseDirectory).Name));

    public async ValueTask DisposeAsync()
    {
        if (made.Count == 0)
            return;
        using var engine = await TestEngine.ConnectAsync(CancellationToken.None);
        foreach (var image in made)
            await engine.RemoveAsync(image, CancellationToken.None);
    }

    [Fact]
    public async Task holds_the_program_and_the_migrations_for_a_user_who_is_not_root()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        using var migrations = Migrations("one");

        var image = await MakeAsync(await RequestAsync(engine, migrations));
        var (code, output) = await engine.RunAsync(image.Tag, ["--version"], Cancellation);
        var inspected = await engine.Client.Images.InspectImageAsync(image.Tag, Cancellation);

        Assert.True(code == 0, output);
        Assert.Equal(("1654:1654", image.ContentHash, image.Id), (inspected.Config!.User, inspected.Config.Labels!["dev.opsbuild.content"], inspected.ID));
        Assert.Contains(told.Lines, line => line.StartsWith("Information Step 2/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task is_not_built_again_when_nothing_changed_and_is_when_a_migration_did()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        using var migrations = Migrations("two");
        var request = await RequestAsync(engine, migrations);
        var first = await MakeAsync(request);
        var before = told.Lines.Count;

        var again = await MakeAsync(request);
        var steps = told.Lines.Skip(before).Count(line => line.Contains(" Step ", StringComparison.Ordinal));
        migrations.Write("20260114093000_orders.sql", "select 'another';");
        var changed = await MakeAsync(request);

        Assert.Equal((first, 0), (again, steps));
        Assert.NotEqual((first.Tag, first.Id), (changed.Tag, changed.Id));
    }

    [Fact]
    public async Task says_which_base_image_is_not_to_be_had()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        using var migrations = Migrations("three");
        // Nobody listens on this port, so no registry of the world is asked.
        var request = (await RequestAsync(engine, migrations)) with { RuntimeImage = "127.0.0.1:9/dotnet/runtime:10.0" };

        var failure = await Assert.ThrowsAsync<ImageBuildException>(() => BatchImage.EnsureAsync(request, told.Log, Cancellation));

        Assert.Contains("The base image 127.0.0.1:9/dotnet/runtime:10.0 is not in the engine and cannot be pulled.", failure.Message, StringComparison.Ordinal);
        Assert.Contains("do:  check the name", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_what_is_missing_of_the_program()
    {
        using var nothing = new TemporaryDirectory();

        var failure = await Assert.ThrowsAsync<ImageBuildException>(
            () => BatchImage.EnsureAsync(new BatchImageRequest(nothing.Path, nothing.Path), told.Log, Cancellation));

        Assert.Contains($"{nothing.Path} does not hold the compiled program", failure.Message, StringComparison.Ordinal);
    }

    private async Task<BatchImage> MakeAsync(BatchImageRequest request)
    {
        var image = await BatchImage.EnsureAsync(request, told.Log, Cancellation);
        made.Add(image.Tag);
        return image;
    }

    private static async Task<BatchImageRequest> RequestAsync(TestEngine engine, TemporaryDirectory migrations) => new(BatchFolder, migrations.Path)
    {
        RuntimeImage = await DotnetRuntimeImage.EnsureAsync(engine, Cancellation),
        Repository = "opsbuild-test/batch",
    };

    // Each test's image is another one, whatever the engine still has of an earlier run.
    private static TemporaryDirectory Migrations(string content)
    {
        var folder = new TemporaryDirectory();
        folder.Write("20260114093000_orders.sql", $"-- {content} {Guid.NewGuid()}\n");
        return folder;
    }


}
