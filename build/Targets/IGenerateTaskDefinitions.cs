using Nuke.Common;
using OpsBuild.Definitions;
using OpsBuild.Ecs.TaskDefinitions;
using Serilog;

namespace OpsBuild.Build.Targets;

/// <summary>Writes the files in ecspresso/ from their description in src/OpsBuild.Definitions.</summary>
public interface IGenerateTaskDefinitions : IHazTaskDefinitions
{
    Target GenerateTaskDefinitions => _ => _
        .Description("Writes ecspresso/ from the description in src/OpsBuild.Definitions")
        .Executes(() =>
        {
            var written = new GeneratedFolder(EcspressoDirectory, ProjectDefinitions.Files).Write();

            foreach (var file in written)
                Log.Information("Wrote ecspresso/{File}", file);
            if (written.Count == 0)
                Log.Information("All {Count} files are as described", ProjectDefinitions.Files.Count);
        });
}
