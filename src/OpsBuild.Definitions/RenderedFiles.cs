using OpsBuild.Ecs.Rules;

namespace OpsBuild.Definitions;

/// <summary>The project's files with everything filled in, by their path relative to the folder. They may hold sensitive values of the state.</summary>
/// <param name="texts">The rendered texts by path.</param>
/// <param name="sources">The folder that they were rendered from, for what is checked as it is written.</param>
public sealed class RenderedFiles(IReadOnlyDictionary<string, string> texts, string sources)
{
    /// <summary>A file's text.</summary>
    public string this[string path] => texts[path];

    /// <summary>Checks those that were filled in, offline: each by itself, and what sets them apart or must fit.</summary>
    /// <param name="folderName">What findings put before a file's path, as <c>ecspresso</c>.</param>
    public IReadOnlyList<Finding> Check(string folderName)
    {
        var service = ProjectDefinitions.ServiceDefinitionPath;
        var application = Definitions(folderName, TaskUse.Service, ProjectDefinitions.ApplicationDefinitionPath).ToList();
        var oneShots = Definitions(folderName, TaskUse.OneShot, [.. ProjectDefinitions.OneShotTasks.Select(task => task.DefinitionPath)]);
        return
        [
            .. application.SelectMany(task => DefinitionLint.CheckService($"{folderName}/{service}", texts[service], task)),
            .. DefinitionLint.Check([.. application, .. oneShots]),
            .. texts.Keys.Where(path => path.EndsWith(".yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal).SelectMany(path => Configuration(folderName, path)),
        ];
    }

    private IReadOnlyList<Finding> Configuration(string folderName, string path) => DefinitionLint.CheckConfiguration(
        $"{folderName}/{path}", File.ReadAllText(Path.Combine(sources, path)), named => File.Exists(Path.Combine(sources, Path.GetDirectoryName(path) ?? "", named)));

    private IEnumerable<DefinitionText> Definitions(string folderName, TaskUse use, params IEnumerable<string> paths) =>
        paths.Where(texts.ContainsKey).Select(path => new DefinitionText($"{folderName}/{path}", texts[path], use));
}
