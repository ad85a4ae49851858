namespace OpsBuild.Migrations.Apply;

/// <summary>Waits between tries: twice as long each time, up to a limit, and at random up to twice that, so that several waiters do not march in step.</summary>
/// <param name="time">The clock.</param>
/// <param name="timeout">How long after now the last try may begin.</param>
/// <param name="first">The first pause without what is random about it.</param>
/// <param name="longest">The longest such pause.</param>
internal sealed class BackOff(TimeProvider time, TimeSpan timeout, TimeSpan first, TimeSpan longest)
{
    private readonly long _start = time.GetTimestamp();
    private TimeSpan _next = first;

    /// <summary>For something that may be free again at any moment and costs little to ask: 25 to 50 ms at first, in the end 1 to 2 s.</summary>
    public BackOff(TimeProvider time, TimeSpan timeout)
        : this(time, timeout, TimeSpan.FromMilliseconds(25), TimeSpan.FromSeconds(1))
    {
    }

    /// <summary>How long this has been going on.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(_start);

    /// <summary>Waits for the next try; false, without waiting, when the time is up.</summary>
    public async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        var left = timeout - Elapsed;
        if (left <= TimeSpan.Zero)
            return false;
        var wait = _next * (1 + Random.Shared.NextDouble());
        await Task.Delay(wait < left ? wait : left, time, cancellationToken);
        _next = _next * 2 < longest ? _next * 2 : longest;
        return true;
    }
}
