using System.Diagnostics;

namespace OpsBuild.Bench;

/// <summary>A run of a program: how long it took, and the most memory that it had at a time.</summary>
/// <param name="Output">What it wrote.</param>
/// <param name="Seconds">From before its start to after its end.</param>
/// <param name="PeakMebibytes">Its resident memory at the peak, looked at every 2 ms.</param>
internal sealed record MeasuredProcess(string Output, double Seconds, double PeakMebibytes)
{
    /// <exception cref="InvalidOperationException">It did not end with exit code 0.</exception>
    public static async Task<MeasuredProcess> RunAsync(Command command, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(command.Program, command.Arguments) { RedirectStandardOutput = true };
        foreach (var (name, value) in command.Environment)
            start.Environment[name] = value;
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{command.Program} did not start.");
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var ended = process.WaitForExitAsync(cancellationToken);
        var peak = 0L;
        while (!ended.IsCompleted)
        {
            peak = Math.Max(peak, Peak(process));
            await Task.WhenAny(ended, Task.Delay(2, cancellationToken));
        }

        await ended;
        var seconds = watch.Elapsed.TotalSeconds;
        return process.ExitCode == 0
            ? new MeasuredProcess(await output, seconds, peak / 1024.0 / 1024.0)
            : throw new InvalidOperationException($"{command.Program} ended with {process.ExitCode}:\n{await output}");
    }

    private static long Peak(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;   // it has ended meanwhile
        }
    }
}
