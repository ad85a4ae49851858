using OpsBuild.Ecs.Rules;

namespace OpsBuild.Definitions;

/// <summary>The project's files with everything filled in, by their path relative to the folder. They may hold sensitive values of the state.</summary>
public sealed class RenderedFiles(IReadOnlyDictionary<string, string> texts)
{
    /// <summary>A file's text.</summary>
    public string this[string path] => texts[path];

    /// <summary>Checks all of them, offline.</summary>
    /// <param name="folderName">What findings put before a file's path, as <c>ecspresso</c>.</param>
    public IReadOnlyList<Finding> Check(string folderName)
    {
        DefinitionText Definition(string path, TaskUse use) => new($"{folderName}/{path}", texts[path], use);

        var application = Definition(ProjectDefinitions.ApplicationDefinitionPath, TaskUse.Service);
        var oneShots = ProjectDefinitions.OneShotTasks.Select(task => Definition(task.DefinitionPath, TaskUse.OneShot));
        var service = ProjectDefinitions.ServiceDefinitionPath;
        return
        [
            .. DefinitionLint.CheckService($"{folderName}/{service}", texts[service], application),
            .. DefinitionLint.Check([application, .. oneShots]),
        ];
    }
}
