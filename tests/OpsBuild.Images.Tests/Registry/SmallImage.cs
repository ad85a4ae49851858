using System.Formats.Tar;
using System.Security.Cryptography;
using OpsBuild.Testing.Docker;

namespace OpsBuild.Images.Tests.Registry;

/// <summary>An image of random content, so that no registry and no engine has any of it.</summary>
internal sealed class SmallImage : IAsyncDisposable
{
    private const int ContentBytes = 300_000;

    private static int made;

    private readonly TestEngine engine;

    private SmallImage(TestEngine engine, BuiltImage image) => (this.engine, Built) = (engine, image);

    public BuiltImage Built { get; }

    public static ImageTag NewTag() => ImageTag.Of(
        ImagePurpose.App, "1a2b3c4d5e", isDirty: false, DateTimeOffset.UnixEpoch.AddSeconds(Interlocked.Increment(ref made)));

    public static async Task<SmallImage> MakeAsync(TestEngine engine, CancellationToken cancellationToken, ImageTag? tag = null)
    {
        tag ??= NewTag();
        using var root = new MemoryStream();
        await using (var tar = new TarWriter(root, TarEntryFormat.Gnu, leaveOpen: true))
            await tar.WriteEntryAsync(
                new GnuTarEntry(TarEntryType.RegularFile, "content") { DataStream = new MemoryStream(RandomNumberGenerator.GetBytes(ContentBytes)) }, cancellationToken);
        root.Position = 0;
        var name = $"opsbuild-test-push-{Guid.NewGuid():N}:{tag}";
        await engine.ImportAsync(name, root, ["LABEL dev.opsbuild.schema-version=20260114093000", """CMD ["/content"]"""], cancellationToken);
        var there = await engine.Client.Images.InspectImageAsync(name, cancellationToken);
        return new SmallImage(engine, new BuiltImage(ImagePurpose.App, tag, name, there.ID!, new string('0', 64), there.Size, $"{there.Os}/{there.Architecture}"));
    }

    public async ValueTask DisposeAsync() => await engine.RemoveAsync(Built.Reference, CancellationToken.None);
}
