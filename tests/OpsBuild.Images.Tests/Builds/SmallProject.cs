using OpsBuild.Images.Builds;
using OpsBuild.Images.Sources;
using OpsBuild.Testing;
using OpsBuild.Testing.Docker;

namespace OpsBuild.Images.Tests.Builds;

/// <summary>A repository with a Dockerfile of a test's own; its base is small and has a shell.</summary>
internal sealed class SmallProject : IDisposable
{
    private readonly TemporaryDirectory folder = new();

    private SmallProject(string baseImage) => Settings = new ImageBuildSettings(folder.Path, new SourceRevision(new string('b', 40), IsDirty: true, Repository: null))
    {
        SdkImage = baseImage,
        AspNetImage = baseImage,
        // Nobody else's image has this name, and no test another's.
        Repository = $"opsbuild-test-{Guid.NewGuid():n}",
    };

    public ImageBuildSettings Settings { get; set; }

    public Told Told { get; } = new();

    public string Root => folder.Path;

    /// <param name="engine">The engine.</param>
    /// <param name="rest">The Dockerfile after its first lines, which take the base; <c>{id}</c> is another text for each project, so that no cache has it.</param>
    public static async Task<SmallProject> OfAsync(TestEngine engine, string rest)
    {
        var project = new SmallProject(await BusyboxImage.EnsureAsync(engine, TestContext.Current.CancellationToken));
        project.Write("docker/app.Dockerfile", "ARG SDK_IMAGE=scratch\nARG RUNTIME_IMAGE=scratch\nFROM ${RUNTIME_IMAGE}\n" + rest.Replace("{id}", $"{Guid.NewGuid():n}", StringComparison.Ordinal));
        return project;
    }

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Root, name))!);
        File.WriteAllText(Path.Combine(Root, name), text);
    }

    public async Task<BuiltImage> BuildAsync(CancellationToken cancellationToken) =>
        (await new ImageBuilder(Settings, Told.Log).BuildAsync([ImagePurpose.App], cancellationToken)).Single();

    public void Dispose() => folder.Dispose();
}
