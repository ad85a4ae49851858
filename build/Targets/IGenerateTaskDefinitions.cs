using Nuke.Common;
using OpsBuild.Definitions;
using OpsBuild.Ecs.Rules;
using OpsBuild.Ecs.TaskDefinitions;
using Serilog;

namespace OpsBuild.Build.Targets;

/// <summary>Writes what follows from the typed descriptions: the files in ecspresso/ and the page about the rules that check them.</summary>
public interface IGenerateTaskDefinitions : IHazTaskDefinitions
{
    Target GenerateTaskDefinitions => _ => _
        .Description("Writes ecspresso/ from the description in src/OpsBuild.Definitions, and the page about the rules")
        .Executes(() =>
        {
            Write("ecspresso", ProjectDefinitions.Files);
            Write("docs", [new GeneratedFile("task-definition-rules.md", RuleReference.ToMarkdown())]);
        });

    private void Write(string folder, IReadOnlyList<GeneratedFile> files)
    {
        var written = new GeneratedFolder(RootDirectory / folder, files).Write();
        foreach (var file in written)
            Log.Information("Wrote {Folder}/{File}", folder, file);
        if (written.Count == 0)
            Log.Information("{Folder}: up to date", folder);
    }
}
