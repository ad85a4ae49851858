using System.ComponentModel;
using System.Diagnostics;
using Serilog;

namespace OpsBuild.Migrations.Detection.Git;

/// <summary>Calls the git program: no shell, no prompt, no pager, no write to the repository, and never without an end.</summary>
internal sealed class GitProgram(string workingDirectory, GitSettings settings, ILogger log)
{
    // What a person's configuration could change in the answers; renames in particular are not guessed.
    private static readonly string[] FixedArguments =
    [
        "--no-pager", "--no-replace-objects", "--literal-pathspecs",
        "-c", "core.quotepath=off", "-c", "core.fsmonitor=false", "-c", "diff.renames=false", "-c", "diff.relative=false",
        "-c", "color.ui=false",
        "-c", "diff.autoRefreshIndex=false",    // it writes the index, optional locks or not
    ];

    // A hook runs with these set; they would turn every question to another repository, index or set of paths.
    private static readonly string[] UnwantedVariables =
    [
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_NAMESPACE", "GIT_OBJECT_DIRECTORY",
        "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_SHALLOW_FILE", "GIT_GRAFT_FILE", "GIT_EXTERNAL_DIFF", "GIT_GLOB_PATHSPECS",
        "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS", "GIT_IMPLICIT_WORK_TREE", "GIT_INTERNAL_SUPER_PREFIX",
    ];

    /// <summary>Calls git and returns whatever it answered.</summary>
    /// <exception cref="DetectionException">There is no git, or it did not end in time.</exception>
    public async Task<GitResult> TryRunAsync(string[] arguments, byte[] input, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(settings.Timeout);

        var commandLine = $"git {string.Join(' ', arguments)}";
        using var process = Start(arguments);
        try
        {
            var result = await Talk(process, commandLine, input, deadline.Token);
            log.Verbose("{CommandLine} exited with {ExitCode}", commandLine, result.ExitCode);
            return result;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw GitTrouble.TimedOut(commandLine, settings.Timeout);
        }
    }

    /// <summary>Calls git for an answer that it has to have.</summary>
    /// <exception cref="DetectionException">As above, or git failed.</exception>
    public async Task<GitResult> RunAsync(string[] arguments, byte[] input, CancellationToken cancellationToken)
    {
        var result = await TryRunAsync(arguments, input, cancellationToken);
        return result.Succeeded ? result : throw GitTrouble.Explain(result);
    }

    public Task<GitResult> TryRunAsync(string[] arguments, CancellationToken cancellationToken) =>
        TryRunAsync(arguments, [], cancellationToken);

    public Task<GitResult> RunAsync(string[] arguments, CancellationToken cancellationToken) =>
        RunAsync(arguments, [], cancellationToken);

    private Process Start(string[] arguments)
    {
        // Without this a missing folder would look like a missing program: the system reports both alike.
        if (!Directory.Exists(workingDirectory))
            throw GitTrouble.NotARepository(workingDirectory, "there is no such folder.");

        var start = new ProcessStartInfo(settings.Program, [.. FixedArguments, .. arguments])
        {
            WorkingDirectory = workingDirectory,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings.Environment)
            start.Environment[name] = value;
        foreach (var name in UnwantedVariables)
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";                  // GitTrouble reads messages
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";     // a partial clone may fetch, but not ask

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw GitTrouble.Missing(settings.Program, error);
        }
    }

    // Input is written while output is read: with both pipes full, each side would wait for the other.
    private async Task<GitResult> Talk(Process process, string commandLine, byte[] input, CancellationToken cancellationToken)
    {
        using var output = new MemoryStream();
        var writing = Write(process, input, cancellationToken);
        var reading = process.StandardOutput.BaseStream.CopyToAsync(output, cancellationToken);
        var complaints = process.StandardError.ReadToEndAsync(cancellationToken);
        await Task.WhenAll(writing, reading, complaints);
        await process.WaitForExitAsync(cancellationToken);
        return new GitResult(workingDirectory, commandLine, process.ExitCode, output.ToArray(), await complaints);
    }

    private static async Task Write(Process process, byte[] input, CancellationToken cancellationToken)
    {
        await using var pipe = process.StandardInput.BaseStream;
        try
        {
            await pipe.WriteAsync(input, cancellationToken);
        }
        catch (IOException)
        {
            // Git left without reading everything: its exit code and its message tell more than a broken pipe does.
        }
    }
}
