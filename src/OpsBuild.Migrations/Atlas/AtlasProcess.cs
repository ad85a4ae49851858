using System.Diagnostics;

namespace OpsBuild.Migrations.Atlas;

/// <summary>The running Atlas program: waited for, stopped gently, and never left behind.</summary>
internal sealed class AtlasProcess : IAsyncDisposable
{
    // A terminal's Ctrl-C reaches it as well, and a second signal would cut it off in the middle of its bookkeeping.
    private static readonly TimeSpan HeadStart = TimeSpan.FromSeconds(0.5);

    // Somebody may have inherited its output; what was read until then has to do.
    private static readonly TimeSpan ReadLimit = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly TimeSpan _stopLimit;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    public AtlasProcess(Process process, TimeSpan stopLimit)
    {
        (_process, _stopLimit) = (process, stopLimit);
        process.StandardInput.Close();   // nobody is there to be asked
        _output = process.StandardOutput.ReadToEndAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Waits for its end. A cancelled token asks it to end, and kills it when it does not.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> EndAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await StopAsync();
        }
        return (_process.ExitCode, await ReadAsync(_output), await ReadAsync(_errors));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }
        _process.Dispose();
    }

    private async Task StopAsync()
    {
        if (await EndsWithinAsync(HeadStart))
            return;
        ProcessSignal.Terminate(_process);
        if (await EndsWithinAsync(_stopLimit))
            return;
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    private async Task<bool> EndsWithinAsync(TimeSpan limit)
    {
        using var ending = new CancellationTokenSource(limit);
        try
        {
            await _process.WaitForExitAsync(ending.Token);
            return true;
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            return false;
        }
    }

    private static async Task<string> ReadAsync(Task<string> reading)
    {
        try
        {
            return await reading.WaitAsync(ReadLimit);
        }
        catch (TimeoutException)
        {
            return "";
        }
    }
}
