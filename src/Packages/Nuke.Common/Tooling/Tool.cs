namespace Nuke.Common.Tooling;

/// <summary>Runs a program and waits for it: <c>git($"log -1 {file}")</c>.</summary>
/// <param name="arguments">The command line; each interpolated value is quoted where it needs it, <c>:r</c> keeps it out of the log.</param>
/// <param name="workingDirectory">Default: the root directory.</param>
/// <param name="environmentVariables">The whole environment of the program; default: the build's own.</param>
/// <param name="timeout">In milliseconds; then the program and all that it started is killed. Default: none.</param>
/// <param name="logOutput">Default: <see cref="ProcessTasks.DefaultLogOutput"/>.</param>
/// <param name="logInvocation">Default: <see cref="ProcessTasks.DefaultLogInvocation"/>.</param>
/// <param name="logger">Takes each line. Default: <see cref="ProcessTasks.DefaultLogger"/>.</param>
/// <param name="exitHandler">Judges the exit. Default: any exit code but 0 is an error.</param>
public delegate IReadOnlyCollection<Output> Tool(
    ArgumentStringHandler arguments,
    string workingDirectory = null,
    IReadOnlyDictionary<string, string> environmentVariables = null,
    int? timeout = null,
    bool? logOutput = null,
    bool? logInvocation = null,
    Action<OutputType, string> logger = null,
    Action<IProcess> exitHandler = null);
