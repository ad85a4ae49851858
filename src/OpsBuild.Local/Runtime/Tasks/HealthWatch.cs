using OpsBuild.Local.Aws.Ecs.TaskDefinitions;

namespace OpsBuild.Local.Runtime.Tasks;

/// <summary>Runs a container's health check again and again, as Docker does.</summary>
internal static class HealthWatch
{
    // A healthy database is noticed when it is, not up to an interval later: the first checks come quickly, as with Docker's start interval.
    private static readonly TimeSpan FirstInterval = TimeSpan.FromMilliseconds(250);

    /// <summary>Ends when cancelled.</summary>
    /// <param name="container">What is checked.</param>
    /// <param name="check">Null: nothing to do.</param>
    /// <param name="alwaysFails">For a test: unhealthy at once.</param>
    /// <param name="tell">Called with each change.</param>
    /// <param name="cancellationToken">The container's end.</param>
    public static async Task RunAsync(
        IRunningContainer container, HealthCheck? check, bool alwaysFails, Action<bool> tell, CancellationToken cancellationToken)
    {
        if (check is null)
            return;
        if (alwaysFails)
        {
            tell(false);
            return;
        }

        bool? known = null;
        var isFirst = true;
        var failures = 0;
        var begun = TimeProvider.System.GetTimestamp();
        try
        {
            while (true)
            {
                var isHealthy = await container.IsHealthyAsync(check, cancellationToken);
                var isStarting = known is null && TimeProvider.System.GetElapsedTime(begun) < check.StartPeriod;
                // Docker looks for the first time after an interval: a look before that may find it healthy, and is no failure.
                failures = isHealthy ? 0 : isStarting || isFirst ? failures : failures + 1;
                isFirst = false;
                if (isHealthy ? known is not true : failures >= check.Retries && known is not false)
                    tell((known = isHealthy).Value);
                await Task.Delay(known is null && !isHealthy && isStarting ? FirstInterval : check.Interval, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The container has ended, or is about to.
        }
    }
}
