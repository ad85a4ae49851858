using System.Diagnostics;

namespace OpsBuild.Ecs.Ecspresso;

/// <summary>One run of ecspresso: arguments as given, the inherited environment without any <c>ECSPRESSO_*</c>, every line kept.</summary>
internal sealed class EcspressoProcess : IAsyncDisposable
{
    /// <summary>How long a killed process and its output may take to be gone.</summary>
    private static readonly TimeSpan KillLimit = TimeSpan.FromSeconds(10);

    /// <summary>No program's exit code: it was killed and is there all the same.</summary>
    private const int StillRunning = -1;

    private readonly Process process;
    private readonly List<string> output = [];
    private readonly List<string> errors = [];

    private EcspressoProcess(Process process) => this.process = process;

    /// <param name="program">The program's file.</param>
    /// <param name="arguments">Its arguments; never a secret, since every user of the machine can read them.</param>
    /// <param name="variables">Variables beside the inherited ones.</param>
    /// <param name="onError">Called for every line of standard error, where ecspresso logs.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    public static EcspressoProcess Start(string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> variables, Action<string> onError)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        // ECSPRESSO_DEBUG would print whole requests, ECSPRESSO_CONFIG would choose another file: what counts is said on the command line.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("ECSPRESSO_", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in variables)
            start.Environment[name] = value;

        var running = new EcspressoProcess(new Process { StartInfo = start });
        running.process.OutputDataReceived += (_, data) => running.Take(running.output, data.Data, null);
        running.process.ErrorDataReceived += (_, data) => running.Take(running.errors, data.Data, onError);
        running.process.Start();
        running.process.StandardInput.Close();
        running.process.BeginOutputReadLine();
        running.process.BeginErrorReadLine();
        return running;
    }

    /// <summary>Waits for the end; a cancelled wait leaves the process running.</summary>
    public async Task<EcspressoResult> WaitAsync(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken);
        return Result();
    }

    /// <summary>Ends it where it still runs: it holds nothing that it would have to put back, and never stops a task itself.</summary>
    public async Task<EcspressoResult> EndAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        using var limit = new CancellationTokenSource(KillLimit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            // Somebody else still holds its output, or it hangs where no signal reaches it; what was read until now has to do.
        }

        return Result();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        process.Dispose();
    }

    private EcspressoResult Result()
    {
        lock (output)
            return new EcspressoResult(process.HasExited ? process.ExitCode : StillRunning, [.. output], [.. errors]);
    }

    private void Take(List<string> lines, string? line, Action<string>? told)
    {
        if (line is null)
            return;
        lock (output)
            lines.Add(line);
        told?.Invoke(line);
    }
}
