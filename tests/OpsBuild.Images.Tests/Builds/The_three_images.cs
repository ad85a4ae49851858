using OpsBuild.Images.Builds;
using OpsBuild.Images.Sources;
using OpsBuild.Testing;
using OpsBuild.Testing.Docker;

namespace OpsBuild.Images.Tests.Builds;

public sealed class The_three_images(TheThreeImages images) : IClassFixture<TheThreeImages>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Batches => [.. ImagePurpose.All.Where(purpose => purpose.IsBatch).Select(purpose => purpose.Name)];

    public static TheoryData<string> All => [.. ImagePurpose.All.Select(purpose => purpose.Name)];

    [Theory]
    [MemberData(nameof(Batches))]
    public async Task run_the_native_batch_with_nothing_but_itself(string purpose)
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);

        var (code, output) = await engine.RunLockedInAsync(Image(purpose).Reference, ["--help"], [], Cancellation);
        var (unset, refusal) = await engine.RunLockedInAsync(Image(purpose).Reference, ["create_db_app_user"], [], Cancellation);

        Assert.True(code == 0, output);
        Assert.Contains("create_db_app_user", output, StringComparison.Ordinal);
        Assert.True(unset == 2, refusal);
        Assert.Contains("DB_HOST", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task run_the_service_which_says_what_it_lacks()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);

        var (code, output) = await engine.RunLockedInAsync(images[ImagePurpose.App].Reference, [], [], Cancellation);

        Assert.True(code == 2, output);
        Assert.Contains("DB_HOST", output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task say_of_themselves_what_they_are(string purpose)
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        var image = Image(purpose);

        var inspected = await engine.Client.Images.InspectImageAsync(image.Reference, Cancellation);

        var labels = inspected.Config!.Labels!;
        Assert.Equal("1654:1654", inspected.Config.User);
        Assert.Equal(
            (purpose, image.ContentHash, "20260302082000", new string('a', 40), "https://example.com/opsbuild", purpose),
            (labels[ImageLabels.Purpose], labels[ImageLabels.Content], labels[ImageLabels.SchemaVersion], labels[ImageLabels.Revision], labels[ImageLabels.Source], labels[ImageLabels.Title]));
        Assert.Equal(images.Settings.Moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture), labels[ImageLabels.Created]);
        Assert.NotEmpty(labels[ImageLabels.Description]);
        Assert.Equal((inspected.ID, "linux/amd64", image.Tag.ToString()), (image.Id, image.Platform, image.Reference.Split(':')[1]));
        Assert.True(image.Bytes > 1 << 20);
    }

    [Fact]
    public async Task hold_the_files_that_the_batch_looks_for()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);

        var migrate = await engine.FilesOfAsync(images[ImagePurpose.BatchMigrateDb].Reference, Cancellation);
        var user = await engine.FilesOfAsync(images[ImagePurpose.BatchCreateDbAppUser].Reference, Cancellation);
        var app = await engine.FilesOfAsync(images[ImagePurpose.App].Reference, Cancellation);

        string[] policy = ["app/db/app-user.sql", "app/db/app-user.yaml", "app/rds-global-bundle.pem", "batch"];
        Assert.Empty(policy.Concat(["app/db/atlas.hcl", "app/db/schema.sql", "app/db/migrations/atlas.sum"]).Except(migrate));
        Assert.Empty(policy.Except(user));
        Assert.Empty(new[] { "app/app.dll", "app/rds-global-bundle.pem" }.Except(app));
        Assert.DoesNotContain(user, file => file.StartsWith("app/db/migrations/", StringComparison.Ordinal));
        Assert.Equal(
            Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "db/migrations")).Length, migrate.Count(file => file.StartsWith("app/db/migrations/", StringComparison.Ordinal) && !file.EndsWith('/')));
        Assert.DoesNotContain(migrate.Concat(user).Concat(app), file => file.EndsWith("/atlas", StringComparison.Ordinal) || file.EndsWith("/sh", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task hold_nothing_of_the_environment_that_they_were_built_in(string purpose)
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        var reference = Image(purpose).Reference;

        var history = await engine.Client.Images.GetImageHistoryAsync(reference, Cancellation);
        var inspected = await engine.Client.Images.InspectImageAsync(reference, Cancellation);
        var isInLayers = await engine.HasInLayersAsync(reference, TheThreeImages.Marker, Cancellation);
        // What the image does hold is found, so what is not found is not there.
        var isFound = await engine.HasInLayersAsync(reference, "OpsBuild", Cancellation);

        Assert.DoesNotContain(history, layer => layer.CreatedBy?.Contains(TheThreeImages.Marker, StringComparison.Ordinal) == true);
        Assert.DoesNotContain(TheThreeImages.Marker, System.Text.Json.JsonSerializer.Serialize(inspected), StringComparison.Ordinal);
        Assert.Equal((false, true), (isInLayers, isFound));
        Assert.DoesNotContain(images.Told.Lines, line => line.Contains(TheThreeImages.Marker, StringComparison.Ordinal));
    }

    [Fact]
    public async Task only_get_another_tag_when_nothing_changed()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        var told = new Told();
        var later = images.Settings with { Moment = images.Settings.Moment.AddSeconds(1) };

        var again = await new ImageBuilder(later, told.Log).BuildAsync(ImagePurpose.All, Cancellation);
        foreach (var image in again)
            await engine.RemoveAsync(image.Reference, Cancellation);

        Assert.All(again, image => Assert.True(image.IsReused));
        Assert.Equal(images.Built.Select(image => image.Id), again.Select(image => image.Id));
        Assert.Empty(images.Built.Select(image => image.Reference).Intersect(again.Select(image => image.Reference)));
        Assert.DoesNotContain(told.Lines, line => line.Contains("] RUN", StringComparison.Ordinal));
    }

    [Fact]
    public void compile_the_batch_once_for_both_of_them_and_without_a_warning()
    {
        Assert.Contains(images.Told.Lines, line => line.StartsWith("Information batch-migrate-db [build 7/7] RUN", StringComparison.Ordinal) && line.EndsWith("cached", StringComparison.Ordinal));
        Assert.DoesNotContain(images.Told.Lines, line => line.StartsWith("Debug batch", StringComparison.Ordinal) && line.Contains("warning", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task take_atlas_in_when_it_is_named_and_is_what_its_checksum_says()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        using var folder = new TemporaryDirectory();
        folder.Write("atlas", "what stands for Atlas");
        var file = Path.Combine(folder.Path, "atlas");
        var sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)));
        var settings = images.Settings with { Moment = images.Settings.Moment.AddSeconds(2), Atlas = await AtlasProgram.EnsureAsync(file, sha256, folder.Path, Cancellation) };

        var image = (await new ImageBuilder(settings, new Told().Log).BuildAsync([ImagePurpose.BatchMigrateDb], Cancellation)).Single();
        var files = await engine.FilesOfAsync(image.Reference, Cancellation);
        await engine.RemoveAsync(image.Reference, Cancellation);
        var other = await Assert.ThrowsAsync<ImageBuildException>(() => AtlasProgram.EnsureAsync(file, new string('1', 64), folder.Path, Cancellation));
        var unpinned = await Assert.ThrowsAsync<ImageBuildException>(() => AtlasProgram.EnsureAsync(file, null, folder.Path, Cancellation));
        // Also where something else came between: the Dockerfile looks again.
        var swapped = await Assert.ThrowsAsync<ImageBuildException>(() =>
            new ImageBuilder(settings with { Atlas = new VerifiedFile(file, new string('2', 64)) }, new Told().Log).BuildAsync([ImagePurpose.BatchMigrateDb], Cancellation));

        Assert.Contains("usr/local/bin/atlas", files);
        Assert.Contains("is not the file that was pinned", other.Message, StringComparison.Ordinal);
        Assert.Contains("Atlas does not go into an image unpinned.", unpinned.Message, StringComparison.Ordinal);
        Assert.Contains("docker/batch-migrate-db.Dockerfile:", swapped.Message, StringComparison.Ordinal);
        Assert.Contains("FAILED", swapped.Message, StringComparison.Ordinal);
    }

    private BuiltImage Image(string purpose) => images.Built.Single(image => image.Purpose.Name == purpose);
}
