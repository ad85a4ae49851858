namespace OpsBuild.Local.Aws.CloudWatchLogs;

/// <summary>One line of a log.</summary>
/// <param name="Timestamp">When it was printed; milliseconds since 1970, as everywhere in this service.</param>
/// <param name="Message">The line.</param>
/// <param name="Ingested">When it arrived here, in milliseconds.</param>
/// <param name="Number">Counts the events of the service.</param>
internal sealed record LogEvent(long Timestamp, string Message, long Ingested, long Number)
{
    /// <summary>What an event counts for in a page or a batch: its UTF-8 bytes and 26 more (service model, PutLogEvents).</summary>
    public int Size => System.Text.Encoding.UTF8.GetByteCount(Message) + 26;
}
