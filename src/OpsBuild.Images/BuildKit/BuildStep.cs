namespace OpsBuild.Images.BuildKit;

/// <summary>A step's state: BuildKit's vertex.</summary>
internal sealed record BuildStep
{
    /// <summary>What tells it from others.</summary>
    public string Digest { get; private init; } = "";

    /// <summary>What it does, as <c>[build 2/4] COPY src/ src/</c>.</summary>
    public string Name { get; private init; } = "";

    /// <summary>Whether its result was there already.</summary>
    public bool IsCached { get; private init; }

    /// <summary>When it began; null before.</summary>
    public DateTimeOffset? Started { get; private init; }

    /// <summary>When it ended; null before.</summary>
    public DateTimeOffset? Completed { get; private init; }

    /// <summary>What went wrong; empty where nothing did.</summary>
    public string Error { get; private init; } = "";

    public static BuildStep Parse(ReadOnlySpan<byte> message)
    {
        var step = new BuildStep();
        for (var reader = new WireReader(message); reader.Next();)
        {
            step = reader.Field switch
            {
                1 => step with { Digest = reader.Text },
                3 => step with { Name = reader.Text },
                4 => step with { IsCached = reader.Number != 0 },
                5 => step with { Started = Moment(reader.Bytes) },
                6 => step with { Completed = Moment(reader.Bytes) },
                7 => step with { Error = reader.Text },
                _ => step,
            };
        }

        return step;
    }

    // google.protobuf.Timestamp: seconds, and nanoseconds beside them.
    private static DateTimeOffset Moment(ReadOnlySpan<byte> message)
    {
        var (seconds, nanoseconds) = (0L, 0L);
        for (var reader = new WireReader(message); reader.Next();)
        {
            if (reader.Field == 1)
                seconds = (long)reader.Number;
            else if (reader.Field == 2)
                nanoseconds = (long)reader.Number;
        }

        return DateTimeOffset.FromUnixTimeSeconds(seconds).AddTicks(nanoseconds / 100);
    }
}
