using YamlDotNet.RepresentationModel;

namespace OpsBuild.Workflows.Tests;

/// <summary>A committed workflow, read as GitHub reads it and not as it was described.</summary>
internal sealed record WorkflowFile(string Name, YamlMappingNode Root, IReadOnlyList<string> Lines)
{
    /// <summary>All of a work tree.</summary>
    public static IReadOnlyList<WorkflowFile> All(string repository) =>
        [.. Directory.EnumerateFiles(Path.Combine(repository, ".github", "workflows")).Order(StringComparer.Ordinal).Select(Read)];

    public IEnumerable<WorkflowJob> Jobs => Root.Below("jobs").Children.Select(pair => new WorkflowJob(Name, $"{pair.Key}", (YamlMappingNode)pair.Value));

    private static WorkflowFile Read(string file)
    {
        var text = File.ReadAllText(file);
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return new WorkflowFile(Path.GetFileNameWithoutExtension(file), (YamlMappingNode)stream.Documents.Single().RootNode, text.Split('\n'));
    }
}

/// <summary>One of its jobs.</summary>
internal sealed record WorkflowJob(string Workflow, string Id, YamlMappingNode Node)
{
    public IReadOnlyList<YamlMappingNode> Steps => [.. ((YamlSequenceNode)Node["steps"]).Children.Cast<YamlMappingNode>()];

    /// <summary>The step that calls the build.</summary>
    public YamlMappingNode Run => Steps.Single(step => step.Text("run") is not null);

    /// <summary>The step of an action.</summary>
    public YamlMappingNode Uses(string action) => Steps.Single(step => step.Text("uses")?.StartsWith($"{action}@", StringComparison.Ordinal) == true);

    /// <summary>The target that it calls.</summary>
    public string Target => Run.Text("run")!.Split(' ')[1];

    /// <summary>Whether it may ask a cloud for credentials.</summary>
    public bool IsInTheCloud => Node.Below("permissions").Text("id-token") is not null;

    public override string ToString() => $"{Workflow}/{Id}";
}

internal static class YamlNodes
{
    /// <summary>The mapping at a key; empty where there is none.</summary>
    public static YamlMappingNode Below(this YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) ? (YamlMappingNode)value : [];

    /// <summary>The single value at a key; null where there is none.</summary>
    public static string? Text(this YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) ? ((YamlScalarNode)value).Value : null;

    /// <summary>The single values of a mapping.</summary>
    public static IReadOnlyDictionary<string, string?> Texts(this YamlMappingNode node) =>
        node.Children.ToDictionary(pair => $"{pair.Key}", pair => ((YamlScalarNode)pair.Value).Value);
}
