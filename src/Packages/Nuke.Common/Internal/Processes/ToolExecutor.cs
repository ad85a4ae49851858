using Nuke.Common.Tooling;

namespace Nuke.Common.Internal.Processes;

/// <summary>A program as a <see cref="Tool"/>.</summary>
internal sealed class ToolExecutor(string toolPath)
{
    public IReadOnlyCollection<Output> Execute(
        ArgumentStringHandler arguments,
        string workingDirectory,
        IReadOnlyDictionary<string, string> environmentVariables,
        int? timeout,
        bool? logOutput,
        bool? logInvocation,
        Action<OutputType, string> logger,
        Action<IProcess> exitHandler)
    {
        using var process = ProcessTasks.StartProcess(
            toolPath, arguments, workingDirectory, environmentVariables, timeout, logOutput, logInvocation, logger);
        process.AssertWaitForExit();
        if (exitHandler is null)
            process.AssertZeroExitCode();
        else
            exitHandler(process);
        return process.Output;
    }
}
