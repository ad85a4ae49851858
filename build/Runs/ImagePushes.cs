using OpsBuild.Build.Targets;
using OpsBuild.Definitions;
using OpsBuild.Images;
using OpsBuild.Images.Registry;
using Serilog;

namespace OpsBuild.Build.Runs;

/// <summary>Pushes as a build's parameters describe them.</summary>
internal static class ImagePushes
{
    public static async Task<IReadOnlyList<PushedImage>> RunAsync(IPushEcr build, CancellationToken cancellationToken)
    {
        await using var registry = await RunEnvironments.OpenRegistryAsync(build, Log.Logger, cancellationToken);
        var files = await build.RenderAsync();
        var options = new ImagePushOptions(registry.Repository)
        {
            Account = registry.Account,
            Platform = purpose => RuntimePlatforms.Of(files[DefinitionOf(purpose)]),
            ScanGate = build.ScanGate,
        };
        var push = new ImagePush(registry.Ecr, registry.Http, options, Log.Logger);
        var pushed = new List<PushedImage>();
        foreach (var image in IBuildImages.Built)
            pushed.Add(await push.RunAsync(image, cancellationToken));
        foreach (var folder in IBuildImages.Folders)
            pushed.Add(await push.RunAsync(folder, cancellationToken));
        return pushed;
    }

    private static string DefinitionOf(ImagePurpose purpose)
    {
        var command = purpose == ImagePurpose.BatchCreateDbAppUser ? "create_db_app_user" : "apply_db_migration";
        return purpose == ImagePurpose.App
            ? ProjectDefinitions.ApplicationDefinitionPath
            : ProjectDefinitions.OneShotTasks.Single(task => task.Command == command).DefinitionPath;
    }
}
