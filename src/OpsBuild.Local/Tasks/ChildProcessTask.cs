using System.Diagnostics;

namespace OpsBuild.Local.Tasks;

/// <summary>
/// A one-shot task as a child process: exactly the given environment, nothing inherited, every line of its output seen as it comes.
/// </summary>
/// <param name="Program">The program's file.</param>
/// <param name="Arguments">Its arguments; never a secret, since every user of the machine can read them.</param>
/// <param name="Environment">Its whole environment.</param>
public sealed record ChildProcessTask(string Program, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>How long a stopped task may take to end by itself before it is killed.</summary>
    /// <value>30 seconds, which is ECS's default <c>stopTimeout</c>.</value>
    public static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Runs the task to its end.</summary>
    /// <param name="onLine">Called for every line of standard output and standard error, one call at a time.</param>
    /// <param name="cancellationToken">
    /// Stops the task as ECS does: SIGTERM, then SIGKILL after <see cref="StopTimeout"/>. The end is then returned like any other,
    /// because a stopped task's last words say where it stopped.
    /// </param>
    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    public async Task<EndedTask> RunAsync(Action<string> onLine, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = StartInfo() };
        var lines = new List<string>();
        void Take(string? line)
        {
            if (line is null)
                return;
            // Standard output and standard error are read on two threads.
            lock (lines)
            {
                lines.Add(line);
                onLine(line);
            }
        }

        process.OutputDataReceived += (_, data) => Take(data.Data);
        process.ErrorDataReceived += (_, data) => Take(data.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await StopAsync(process);
        }

        lock (lines)
            return new EndedTask(process.ExitCode, [.. lines]);
    }

    private static async Task StopAsync(Process process)
    {
        StopSignal.SendTo(process);
        using var deadline = new CancellationTokenSource(StopTimeout);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private ProcessStartInfo StartInfo()
    {
        var start = new ProcessStartInfo(Program, Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        return start;
    }
}
