using OpsBuild.Definitions;
using OpsBuild.Ecs.Rules;
using OpsBuild.Ecs.Runners;

namespace OpsBuild.Pipeline;

/// <summary>Fills in a task's files, checks them offline, has the task run, and brings back its verdict.</summary>
public sealed class OneShotRunner(RunEnvironment environment)
{
    /// <exception cref="MissingValuesException">A variable or a key of the state is missing; all that are missing are named.</exception>
    /// <exception cref="RefusedDefinitionException">ECS would refuse the definition, or its run would prove nothing: nothing was sent.</exception>
    public async Task<TaskRunOutcome> RunAsync(OneShotRun run, ITaskObserver observer, CancellationToken cancellationToken)
    {
        var variables = Variables(run);
        var rendering = ProjectRendering.Of(run.Definitions, variables, environment.State, environment.Plugins);
        var files = await rendering.RenderAsync(run.Task, cancellationToken);
        var findings = files.Check(Path.GetFileName(run.Definitions));
        if (findings.Any(finding => finding.Severity == Severity.Error))
            throw new RefusedDefinitionException(run.Task, findings);

        return await environment.Runner.RunAsync(Request(run, files, variables), observer, cancellationToken);
    }

    private TaskRunRequest Request(OneShotRun run, RenderedFiles files, IReadOnlyDictionary<string, string> variables) => new()
    {
        Target = $"{run.Target} {environment.Arguments}".TrimEnd(),
        RunId = run.RunId,
        Command = run.Task.Command,
        Cluster = environment.Cluster,
        Region = environment.Region,
        Definition = files[run.Task.DefinitionPath],
        ServiceDefinition = files[ProjectDefinitions.ServiceDefinitionPath],
        WatchContainer = run.Task.WatchedContainer.ToString(),
        IsReadOnly = run.Task.IsReadOnly,
        Timeout = run.Timeout,
        Reattach = run.Reattach,
        Commit = run.Commit,
        Digest = variables.GetValueOrDefault("IMAGE_URI")?.Split('@') is [_, var digest] ? digest : null,
    };

    private Dictionary<string, string> Variables(OneShotRun run)
    {
        var variables = environment.Variables.ToDictionary(StringComparer.Ordinal);
        foreach (var (name, value) in run.Variables)
        {
            if (value is not null)
                variables[name] = value;
        }

        variables["RUN_ID"] = run.RunId.ToString();
        variables["AWS_REGION"] = environment.Region;
        variables["ECS_CLUSTER"] = environment.Cluster;
        return variables;
    }
}
