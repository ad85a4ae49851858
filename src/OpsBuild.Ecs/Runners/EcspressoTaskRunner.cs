using System.Collections.Concurrent;
using OpsBuild.Ecs.Ecspresso;
using OpsBuild.Ecs.Verdicts;

namespace OpsBuild.Ecs.Runners;

/// <summary>Runs tasks through <c>ecspresso register</c> and <c>ecspresso run</c>. What ecspresso says of the task's end is shown, never believed.</summary>
/// <remarks>One instance registers the same task definition once, however often it runs it.</remarks>
public sealed class EcspressoTaskRunner(EcspressoProgram program, TaskRunnerServices services) : ITaskRunner
{
    private readonly ConcurrentDictionary<string, int> revisions = new(StringComparer.Ordinal);

    public async Task<TaskRunOutcome> RunAsync(TaskRunRequest request, ITaskObserver observer, CancellationToken cancellationToken)
    {
        // Checked here, although ecspresso reads it too: a broken one would otherwise leave an orphan revision behind.
        _ = ServiceSettings.Parse(request.ServiceDefinition);
        var overrides = RunOverrides.Json(request);
        using var files = new EcspressoFiles(request, RunnableDefinition.Parse(request));
        var tool = new EcspressoTool(program, files.Config, request.Timeout);
        if (!program.Version.IsAtLeast(EcspressoVersion.JsonLogs))
            observer.Noted($"ecspresso {program.Version} has no --log-format json, which came with {EcspressoVersion.JsonLogs}: its plain text is read instead.");
        return await new TaskRun(services, request, observer).RunAsync((definition, deadline) => StartAsync(tool, request, definition, overrides, deadline, observer), cancellationToken);
    }

    private async Task<TaskStart> StartAsync(
        EcspressoTool tool, TaskRunRequest request, RunnableDefinition definition, string overrides, RunDeadline deadline, ITaskObserver observer)
    {
        try
        {
            var (revision, failure) = await RegisterAsync(tool, definition, observer, deadline.Token);
            if (revision is not { } number)
                return new TaskStart.Failed(failure!);
            deadline.Token.ThrowIfCancellationRequested();
            var command = new EcspressoRun
            {
                WatchContainer = request.WatchContainer,
                Revision = number,
                Overrides = overrides,
                ClientToken = request.ClientToken,
                Tags = RunTags.Of(request),
            };
            var start = await EcspressoFollow.StartAsync(tool, command, services, request, definition, deadline, observer);
            // It may be the revision's own fault, deregistered meanwhile: the next run registers it anew.
            if (start is TaskStart.Failed)
                revisions.TryRemove(definition.Json, out _);
            return start;
        }
        catch (OperationCanceledException) when (deadline.HasPassed)
        {
            return new TaskStart.Failed(new StartFailure.GivenUp(deadline.Why));
        }
    }

    private async Task<(int? Revision, StartFailure? Failure)> RegisterAsync(EcspressoTool tool, RunnableDefinition definition, ITaskObserver observer, CancellationToken cancellationToken)
    {
        if (revisions.TryGetValue(definition.Json, out var known))
        {
            observer.Registered($"{definition.Family}:{known}", reused: true);
            return (known, null);
        }

        var result = await tool.ExecuteAsync(new EcspressoRegister(), cancellationToken);
        if (result.ExitCode != 0)
            return (null, Failed(result));
        if (EcspressoOutput.Revision(result, definition.Family) is not { } revision)
            return (null, new StartFailure.Tool(0, $"register did not name the revision of {definition.Family}"));
        revisions[definition.Json] = revision;
        observer.Registered($"{definition.Family}:{revision}", reused: false);
        return (revision, null);
    }

    internal static StartFailure.Tool Failed(EcspressoResult result) => new(result.ExitCode, result.Failure, result.MissingVariable);
}
