using System.Diagnostics;

namespace OpsBuild.EndToEnd.Tests;

/// <summary>How a program ended.</summary>
public sealed record Finished(int ExitCode, string Output, string Error)
{
    public string All => $"exit code {ExitCode}\n{Output}\n{Error}";
}

internal static class Run
{
    /// <summary>Runs a program to its end; one that takes longer than <paramref name="patience"/> is killed and fails the test.</summary>
    public static async Task<Finished> ToEndAsync(ProcessStartInfo start, TimeSpan patience, CancellationToken cancellationToken)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        if (start.RedirectStandardInput)
            process.StandardInput.Close();
        return await process.ToEndAsync(start.FileName, patience, cancellationToken);
    }

    public static async Task<Finished> ToEndAsync(this Process process, string name, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(patience);
        var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
        var error = process.StandardError.ReadToEndAsync(deadline.Token);
        try
        {
            // Both streams end only when nothing that was started still holds them.
            await Task.WhenAll(process.WaitForExitAsync(deadline.Token), output, error);
            return new Finished(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{name} did not end, or left its output held open, within {patience}.");
        }
    }
}
