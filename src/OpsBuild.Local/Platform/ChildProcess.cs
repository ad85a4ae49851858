using System.Diagnostics;

namespace OpsBuild.Local.Platform;

/// <summary>What a short-lived program said.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Error)
{
    /// <summary>Both streams as one line of a message.</summary>
    public string Summary =>
        string.Join(" | ", (Output + "\n" + Error).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}

/// <summary>Runs a short-lived program with an environment of its own, as another user where asked, and waits for it.</summary>
internal sealed record ChildProcess(string FileName, params IReadOnlyList<string> Arguments)
{
    /// <summary>Default: a minute; then the program and what it started are killed.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Null: the caller's own user.</summary>
    public ServerUser? User { get; init; }

    /// <summary>The whole environment. Null: the caller's.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    public string WorkingDirectory { get; init; } = Path.GetPathRoot(System.Environment.SystemDirectory) is { Length: > 0 } root ? root : "/";

    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    /// <exception cref="TimeoutException">It ran longer than <see cref="Timeout"/>.</exception>
    public async Task<CommandResult> RunAsync(CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(FileName, Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = WorkingDirectory,
            CreateNoWindow = true,
        };
        User?.ApplyTo(start);
        if (Environment is not null)
        {
            start.Environment.Clear();
            foreach (var (name, value) in Environment)
                start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{FileName} did not start.");
        process.StandardInput.Close();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Timeout);
        var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
        var error = process.StandardError.ReadToEndAsync(deadline.Token);
        try
        {
            await WaitForExitOnlyAsync(process, deadline.Token);
            return new CommandResult(process.ExitCode, await Settled(output), await Settled(error));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new TimeoutException($"{FileName} {string.Join(' ', Arguments)} did not end within {Timeout.TotalSeconds:0} s and was killed.");
        }
    }

    // Process.WaitForExitAsync also waits for the end of both streams, which a server left behind on Windows keeps open.
    private static async Task WaitForExitOnlyAsync(Process process, CancellationToken cancellationToken)
    {
        var exited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => exited.TrySetResult();
        if (process.HasExited)
            return;
        await exited.Task.WaitAsync(cancellationToken);
    }

    private static async Task<string> Settled(Task<string> stream)
    {
        var first = await Task.WhenAny(stream, Task.Delay(TimeSpan.FromSeconds(2)));
        return first == stream ? await stream : "";
    }
}
