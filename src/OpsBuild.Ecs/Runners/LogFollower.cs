using System.Runtime.InteropServices;
using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using OpsBuild.Ecs.Verdicts;

namespace OpsBuild.Ecs.Runners;

/// <summary>Follows one container's log while its task runs, and reads all of it again once the task has ended.</summary>
internal sealed class LogFollower(IAmazonCloudWatchLogs logs, string container, ContainerLog? log, ITaskObserver observer)
{
    private readonly Dictionary<(DateTime?, string), int> printed = [];
    private string? token;
    private bool troubleNoted;

    public string Container => container;

    public ContainerLog? Log => log;

    /// <summary>Passes on what is new. Trouble is told once and ends nothing: the log is read again at the end.</summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        if (log is null)
            return;
        IReadOnlyList<OutputLogEvent> events = [];
        try
        {
            (events, token) = await log.ReadAsync(logs, token, cancellationToken);
        }
        catch (ResourceNotFoundException)
        {
            // A container that has not written yet has no stream.
        }
        catch (Exception error) when (AwsFailure.IsOne(error))
        {
            if (!troubleNoted && !cancellationToken.IsCancellationRequested)
                observer.Noted($"The log of {container} cannot be followed: {AwsFailure.Text(error)}");
            troubleNoted = true;
        }

        // Not in the try: an observer's own IOException is no trouble with the log.
        foreach (var written in events)
            Print(written);
    }

    /// <summary>
    /// Reads the whole log anew: a line that came late but is dated earlier stands before the place that following had reached.
    /// </summary>
    public async Task<TaskLog> ReadAllAsync(CancellationToken cancellationToken)
    {
        if (log is null)
            return new TaskLog([], $"The container {container} does not log to CloudWatch with a stream prefix.");
        IReadOnlyList<OutputLogEvent> events;
        try
        {
            (events, _) = await log.ReadAsync(logs, null, cancellationToken);
        }
        catch (ResourceNotFoundException error) when (!error.Message.Contains("group", StringComparison.OrdinalIgnoreCase))
        {
            // A stream appears with the container's first line, so without one there are no lines.
            return new TaskLog([]);
        }
        catch (Exception error) when (AwsFailure.IsOne(error))
        {
            return new TaskLog([], $"{log.Group} {log.Stream}: {AwsFailure.Text(error)}");
        }

        PrintMissing(events);
        return new TaskLog([.. events.Select(written => written.Message)]);
    }

    private void PrintMissing(IReadOnlyList<OutputLogEvent> events)
    {
        var seen = new Dictionary<(DateTime?, string), int>();
        foreach (var written in events)
        {
            var count = ++CollectionsMarshal.GetValueRefOrAddDefault(seen, Key(written), out _);
            if (count > printed.GetValueOrDefault(Key(written)))
                Print(written);
        }
    }

    private void Print(OutputLogEvent written)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(printed, Key(written), out _)++;
        observer.Printed(container, written.Message);
    }

    private static (DateTime?, string) Key(OutputLogEvent written) => (written.Timestamp, written.Message);
}
