using OpsBuild.Images.Builds;
using OpsBuild.Images.Sources;
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
        var root = RepositoryRoot.Path;
        (string, string, string[])[] projects =
        [
            (Path.Combine(root, "src/OpsBuild.Batch"), Path.Combine(root, "artifacts/aot/obj/OpsBuild.Batch/project.assets.json"), ["-r", "linux-x64", "-p:PublishAot=true"]),
            (Path.Combine(root, "src/OpsBuild.App"), Path.Combine(root, "artifacts/obj/OpsBuild.App/project.assets.json"), []),
        ];
        Settings = new ImageBuildSettings(root, new SourceRevision(new string('a', 40), IsDirty: false, "https://example.com/opsbuild"))
        {
            SdkImage = await SdkImage.EnsureAsync(engine, projects, CancellationToken.None),
            RuntimeImage = await RuntimeDepsImage.EnsureAsync(engine, CancellationToken.None),
            AspNetImage = await AspNetImage.EnsureAsync(engine, CancellationToken.None),
            SchemaVersion = "20260302082000",
            RdsBundle = new VerifiedFile(Path.Combine(files.Path, "ca.pem"), new string('0', 64)),
            Repository = "opsbuild-test-three",
        };
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
