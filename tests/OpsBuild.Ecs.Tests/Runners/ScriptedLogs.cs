using System.Globalization;
using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using Amazon.Runtime;

namespace OpsBuild.Ecs.Tests.Runners;

/// <summary>A CloudWatch Logs of which every stream is a list of lines, two a page, with an empty page in between, as the real one may answer.</summary>
internal sealed class ScriptedLogs() : AmazonCloudWatchLogsClient(new AnonymousAWSCredentials(), new AmazonCloudWatchLogsConfig { ServiceURL = "http://127.0.0.1:9" })
{
    private const int PageSize = 2;

    /// <summary>The lines of each stream; what a test adds later is what CloudWatch shows late.</summary>
    public Dictionary<string, List<string>> Streams { get; } = [];

    public Exception? Failure { get; set; }

    /// <summary>The streams that no answer comes for.</summary>
    public Func<string, bool> IsSilent { get; set; } = _ => false;

    /// <summary>Called before each answer.</summary>
    public Action<GetLogEventsRequest> Asked { get; set; } = _ => { };

    public List<string> Batch => Streams.TryGetValue(BatchStream, out var lines) ? lines : Streams[BatchStream] = [];

    public static string BatchStream => $"migrate/batch/{ScriptedEcs.TaskArn.Split('/')[^1]}";

    public override async Task<GetLogEventsResponse> GetLogEventsAsync(GetLogEventsRequest request, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Asked(request);
        Assert.True(request.StartFromHead == true, "Without startFromHead the newest lines come first and early ones are lost.");
        if (IsSilent(request.LogStreamName))
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        if (Failure is not null)
            throw Failure;
        if (!Streams.TryGetValue(request.LogStreamName, out var lines))
            throw new ResourceNotFoundException("The specified log stream does not exist.");

        // A token is "index" or "index+", the second being the empty page after it.
        var token = request.NextToken ?? "0";
        var index = int.Parse(token.TrimEnd('+'), CultureInfo.InvariantCulture);
        if (!token.EndsWith('+') && index > 0 && index < lines.Count)
            return new GetLogEventsResponse { Events = [], NextForwardToken = $"{index}+" };
        var page = lines.Skip(index).Take(PageSize).Select((line, offset) => new OutputLogEvent { Message = line, Timestamp = DateTime.UnixEpoch.AddSeconds(index + offset) }).ToList();
        return new GetLogEventsResponse { Events = page, NextForwardToken = page.Count == 0 ? token : $"{index + page.Count}" };
    }
}
