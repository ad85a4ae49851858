using Nuke.Common.Internal.Processes;
using Serilog;

namespace Nuke.Common.Tooling;

/// <summary>Starts processes. They belong to the running target: when it is stopped, so are they.</summary>
public static class ProcessTasks
{
    /// <summary>Whether output is logged where nothing else is said.</summary>
    /// <value>Default true.</value>
    public static bool DefaultLogOutput = true;

    /// <summary>Whether command lines are logged where nothing else is said.</summary>
    /// <value>Default true.</value>
    public static bool DefaultLogInvocation = true;

    /// <summary>Whether a command line's log names a working directory other than the default one.</summary>
    /// <value>Default true.</value>
    public static bool LogWorkingDirectory = true;

    /// <summary>Where processes run where nothing else is said.</summary>
    /// <value>Default null: the root directory.</value>
    public static string DefaultWorkingDirectory;

    /// <summary>Starts a command line of the platform's shell.</summary>
    public static IProcess StartShell(
        string command,
        string workingDirectory = null,
        IReadOnlyDictionary<string, string> environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string> logger = null,
        Func<string, string> outputFilter = null) =>
        StartProcess(
            ToolPathResolver.GetPathExecutable(OperatingSystem.IsWindows() ? "cmd" : "bash"),
            $"{(OperatingSystem.IsWindows() ? "/c" : "-c")} {CommandLineText.Quote(command)}",
            workingDirectory,
            environmentVariables,
            timeout,
            logOutput,
            logInvocation,
            logger,
            outputFilter);

    /// <summary>Starts a process; secret values of the command line stay out of the log.</summary>
    public static IProcess StartProcess(
        string toolPath,
        ArgumentStringHandler arguments,
        string workingDirectory = null,
        IReadOnlyDictionary<string, string> environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string> logger = null)
    {
        var filter = arguments.GetFilter();
        return StartProcess(
            toolPath, arguments.ToStringAndClear(), workingDirectory, environmentVariables, timeout, logOutput, logInvocation, logger, filter);
    }

    /// <summary>Starts a process.</summary>
    /// <param name="toolPath">A path, or the name of a program on the PATH; a <c>.dll</c> is run with <c>dotnet</c>.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="workingDirectory">Default: <see cref="DefaultWorkingDirectory"/>.</param>
    /// <param name="environmentVariables">The whole environment of the process; default: the build's own.</param>
    /// <param name="timeout">In milliseconds; then the process and all that it started is killed. Default: none.</param>
    /// <param name="logOutput">Default: <see cref="DefaultLogOutput"/>.</param>
    /// <param name="logInvocation">Default: <see cref="DefaultLogInvocation"/>.</param>
    /// <param name="logger">Takes each line. Default: <see cref="DefaultLogger"/>.</param>
    /// <param name="outputFilter">Changes what is logged of the command line and of the output.</param>
    public static IProcess StartProcess(
        string toolPath,
        string arguments = null,
        string workingDirectory = null,
        IReadOnlyDictionary<string, string> environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string> logger = null,
        Func<string, string> outputFilter = null) =>
        ChildProcess.Start(new ChildProcessStart(toolPath, arguments ?? "", workingDirectory, environmentVariables)
        {
            Timeout = timeout is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
            LogInvocation = logInvocation ?? DefaultLogInvocation,
            Logger = (logOutput ?? DefaultLogOutput) ? logger ?? DefaultLogger : null,
            Filter = outputFilter ?? (text => text),
        });

    /// <summary>Logs standard output as debug messages and standard error as errors.</summary>
    public static void DefaultLogger(OutputType type, string output)
    {
        if (type == OutputType.Std)
            Log.Debug("{Line:l}", output);
        else
            Log.Error("{Line:l}", output);
    }
}
