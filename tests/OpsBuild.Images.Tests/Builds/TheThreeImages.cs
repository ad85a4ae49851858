using OpsBuild.Images.Builds;
using OpsBuild.Testing;
using OpsBuild.Testing.Docker;

namespace OpsBuild.Images.Tests.Builds;

/// <summary>The three images of this repository, built once for all tests by its own Dockerfiles, on bases that are made of this machine's files.</summary>
public sealed class TheThreeImages : IAsyncLifetime
{
    /// <summary>Stands in the environment of the build; nothing of it may get into an image.</summary>
    public const string Marker = "opsbuild-marker-5f0c2d";

    private readonly TemporaryDirectory files = new();

    public IReadOnlyList<BuiltImage> Built { get; private set; } = [];

    internal Told Told { get; } = new();

    public ImageBuildSettings Settings { get; private set; } = null!;

    public BuiltImage this[ImagePurpose purpose] => Built.Single(image => image.Purpose == purpose);

    public async ValueTask InitializeAsync()
    {
        Environment.SetEnvironmentVariable("PGPASSWORD", Marker);
        using var engine = await TestEngine.ConnectAsync(CancellationToken.None);
        files.Write("ca.pem", Authority.Pem());
        Settings = await StandIns.SettingsAsync(engine, RepositoryRoot.Path, Path.Combine(files.Path, "ca.pem"), "opsbuild-test-three", CancellationToken.None);
        Built = await new ImageBuilder(Settings, Told.Log).BuildAsync(ImagePurpose.All, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        Environment.SetEnvironmentVariable("PGPASSWORD", null);
        using var engine = await TestEngine.ConnectAsync(CancellationToken.None);
        foreach (var image in Built)
            await engine.RemoveAsync(image.Reference, CancellationToken.None);
        files.Dispose();
    }
}
