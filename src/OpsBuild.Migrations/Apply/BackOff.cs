namespace OpsBuild.Migrations.Apply;

/// <summary>Waits between tries: 25 to 50 ms at first, twice as long each time up to 1 to 2 s, random so that several waiters do not march in step.</summary>
internal sealed class BackOff(TimeProvider time, TimeSpan timeout)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private readonly long _start = time.GetTimestamp();
    private TimeSpan _next = TimeSpan.FromMilliseconds(25);

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
        _next = _next * 2 < Longest ? _next * 2 : Longest;
        return true;
    }
}
