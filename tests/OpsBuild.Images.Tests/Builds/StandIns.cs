using OpsBuild.Images.Builds;
using OpsBuild.Images.Sources;
using OpsBuild.Testing.Docker;

namespace OpsBuild.Images.Tests.Builds;

/// <summary>How this repository's images are built where nothing can be pulled: on bases that are made of this machine's files.</summary>
internal static class StandIns
{
    public static async Task<ImageBuildSettings> SettingsAsync(TestEngine engine, string root, string authorities, string repository, CancellationToken cancellationToken)
    {
        (string, string, string[])[] projects =
        [
            (Path.Combine(root, "src/OpsBuild.Batch"), Path.Combine(root, "artifacts/aot/obj/OpsBuild.Batch/project.assets.json"), ["-p:RuntimeIdentifier=linux-x64", "-p:PublishAot=true"]),
            (Path.Combine(root, "src/OpsBuild.App"), Path.Combine(root, "artifacts/obj/OpsBuild.App/project.assets.json"), []),
        ];
        return new ImageBuildSettings(root, new SourceRevision(new string('a', 40), IsDirty: false, "https://example.com/opsbuild"))
        {
            SdkImage = await SdkImage.EnsureAsync(engine, projects, cancellationToken),
            RuntimeImage = await RuntimeDepsImage.EnsureAsync(engine, cancellationToken),
            AspNetImage = await AspNetImage.EnsureAsync(engine, cancellationToken),
            SchemaVersion = "20260302082000",
            RdsBundle = new VerifiedFile(authorities, new string('0', 64)),
            Repository = repository,
        };
    }
}
