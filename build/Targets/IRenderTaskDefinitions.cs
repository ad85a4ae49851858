using Nuke.Common;
using Nuke.Common.IO;
using OpsBuild.Build.Reports;
using OpsBuild.Definitions;
using OpsBuild.Ecs.TaskDefinitions;
using Serilog;

namespace OpsBuild.Build.Targets;

/// <summary>Shows what ecspresso would read after filling in; nothing leaves this machine but a request for the state.</summary>
public interface IRenderTaskDefinitions : IHazTaskDefinitions
{
    /// <summary>Never committed, and nobody else's to read: a real state may hold sensitive values.</summary>
    AbsolutePath RenderedDirectory => RootDirectory / "artifacts" / "ecspresso";

    Target RenderTaskDefinitions => _ => _
        .Description("Fills in ecspresso/ from the committed fixture or --state, into artifacts/ecspresso")
        .Executes(() => Told.AsFailureAsync(async () =>
        {
            var rendered = await RenderAsync();

            var files = ProjectDefinitions.Files.Select(file => new GeneratedFile(file.Path, rendered[file.Path])).ToList();
            new GeneratedFolder(RenderedDirectory, files) { IsPrivate = true }.Write();
            Log.Information("Rendered {Count} files into {Folder}", files.Count, RenderedDirectory);
        }));
}
