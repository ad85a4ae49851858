using OpsBuild.Ecs.TaskDefinitions.Rendering;
using OpsBuild.Ecs.Templates;
using OpsBuild.Ecs.Templates.Rendering;
using OpsBuild.Ecs.TerraformStates;

namespace OpsBuild.Definitions;

/// <summary>Fills in the project's files as ecspresso would, from a state and variables.</summary>
public sealed class ProjectRendering
{
    private readonly string folder;
    private readonly IReadOnlyDictionary<string, string> variables;
    private readonly IReadOnlyList<TemplatePlugin> plugins;

    private ProjectRendering(string folder, IReadOnlyDictionary<string, string> variables, TerraformState state, IReadOnlyList<TemplatePlugin>? plugins = null) =>
        (this.folder, this.variables, this.plugins) = (folder, variables, [new TemplatePlugin.Terraform(state), .. plugins ?? []]);

    /// <summary>With exactly these variables, this state, and plugins beside that of the state.</summary>
    public static ProjectRendering Of(
        string folder, IReadOnlyDictionary<string, string> variables, TerraformState state, IReadOnlyList<TemplatePlugin> plugins) =>
        new(folder, variables, state, plugins);

    /// <summary>With the committed fixtures alone: the same on every machine, whatever its environment holds.</summary>
    public static async Task<ProjectRendering> FromFixturesAsync(string folder, CancellationToken cancellationToken) => new(
        folder, Fixtures(folder), await TerraformStateFile.LoadAsync(Path.Combine(folder, "fixtures", "terraform.tfstate"), null, cancellationToken));

    /// <summary>With a real state and this process's variables; what is not set comes from the fixtures, since an image, say, may not be built yet.</summary>
    public static async Task<ProjectRendering> FromStateAsync(string folder, string location, CancellationToken cancellationToken)
    {
        var variables = ProcessVariables.Read().ToDictionary(StringComparer.Ordinal);
        foreach (var (name, value) in Fixtures(folder))
            variables.TryAdd(name, value);

        return new ProjectRendering(folder, variables, await TerraformStateFile.LoadAsync(location, null, cancellationToken));
    }

    /// <summary>Fills in all files.</summary>
    /// <exception cref="MissingValuesException">A variable or a key of the state is missing; all that are missing are named.</exception>
    /// <exception cref="TemplateException">A file is no template, or calls what does not exist.</exception>
    public Task<RenderedFiles> RenderAsync(CancellationToken cancellationToken) =>
        RenderAsync(ProjectDefinitions.Files.Select(file => file.Path), cancellationToken);

    /// <summary>Fills in what one run of a task needs, so that nothing else has to be known: its definition, and the service's network.</summary>
    /// <exception cref="MissingValuesException">A variable or a key of the state is missing; all that are missing are named.</exception>
    /// <exception cref="TemplateException">A file is no template, or calls what does not exist.</exception>
    public Task<RenderedFiles> RenderAsync(OneShotTask task, CancellationToken cancellationToken) =>
        RenderAsync([task.DefinitionPath, ProjectDefinitions.ServiceDefinitionPath], cancellationToken);

    /// <summary>Fills in what a deployment of the application needs: its definition and its service.</summary>
    /// <exception cref="MissingValuesException">A variable or a key of the state is missing; all that are missing are named.</exception>
    /// <exception cref="TemplateException">A file is no template, or calls what does not exist.</exception>
    public Task<RenderedFiles> RenderServiceAsync(CancellationToken cancellationToken) =>
        RenderAsync([ProjectDefinitions.ApplicationDefinitionPath, ProjectDefinitions.ServiceDefinitionPath], cancellationToken);

    private async Task<RenderedFiles> RenderAsync(IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        var all = paths.ToLookup(IsConfiguration);
        // ecspresso v2 has no plugin functions in a configuration, so the portable ones use none.
        var configurations = await RenderAsync(all[true], [], cancellationToken);
        var definitions = await RenderAsync(all[false], plugins, cancellationToken);

        var missing = configurations.Missing.Concat(definitions.Missing).ToList();
        if (missing.Count > 0)
            throw new MissingValuesException(missing);

        return new RenderedFiles(configurations.Texts.Concat(definitions.Texts).ToDictionary(StringComparer.Ordinal), folder);
    }

    private async Task<(IEnumerable<KeyValuePair<string, string>> Texts, IReadOnlyList<MissingValue> Missing)> RenderAsync(
        IEnumerable<string> files, IReadOnlyList<TemplatePlugin> plugins, CancellationToken cancellationToken)
    {
        var paths = files.ToList();
        var templates = paths.Select(path => Template.Parse(TemplateSource.FromFile(Path.Combine(folder, path)))).ToList();
        var renderer = new TemplateRenderer(new TemplateEnvironment { Variables = variables, Plugins = plugins });
        return await renderer.RenderAllAsync(templates, cancellationToken) switch
        {
            RenderAllOutcome.Rendered rendered => (paths.Zip(rendered.Texts, KeyValuePair.Create), []),
            RenderAllOutcome.Missing missing => ([], missing.Values),
            var other => throw new InvalidOperationException($"Unknown outcome of rendering: {other.GetType().Name}."),
        };
    }

    private static bool IsConfiguration(string path) => path.EndsWith(".yaml", StringComparison.Ordinal);

    private static IReadOnlyDictionary<string, string> Fixtures(string folder) => VariablesFile.Read(Path.Combine(folder, "fixtures", "variables.env"));
}
