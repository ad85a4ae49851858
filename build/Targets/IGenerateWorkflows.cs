using Nuke.Common;
using OpsBuild.Build.Workflows;
using OpsBuild.Ecs.TaskDefinitions;
using Serilog;

namespace OpsBuild.Build.Targets;

/// <summary>Writes the workflows of GitHub Actions from their description in build/Workflows.</summary>
public interface IGenerateWorkflows : INukeBuild
{
    Target GenerateWorkflows => _ => _
        .Description("Writes .github/workflows from the description in build/Workflows")
        .Executes(() =>
        {
            var written = new GeneratedFolder(RootDirectory / ".github" / "workflows", RepositoryWorkflows.Files).Write();
            foreach (var file in written)
                Log.Information("Wrote .github/workflows/{File}", file);
            if (written.Count == 0)
                Log.Information(".github/workflows: up to date");
        });
}
