namespace OpsBuild.Images.Registry;

/// <summary>Where images are pushed, and what must hold there.</summary>
/// <param name="Repository">The repository's name, without the registry.</param>
public sealed record ImagePushOptions(string Repository)
{
    /// <summary>The account that the repository must belong to, 12 digits.</summary>
    /// <value>Default null: whichever the credentials have.</value>
    public string? Account { get; init; }

    /// <summary>The platform that the task definition of a purpose asks for, as <c>linux/arm64</c>; null where it asks for none.</summary>
    /// <value>Default: none is asked for.</value>
    public Func<ImagePurpose, string?> Platform { get; init; } = _ => null;

    /// <summary>How often a push is tried when the registry fails or the connection breaks.</summary>
    /// <value>Default 3.</value>
    public int Attempts { get; init; } = 3;

    /// <summary>The pause before the second attempt; each further one is twice as long.</summary>
    /// <value>Default 2 seconds.</value>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>From which severity on a finding of the registry's scan is a failure.</summary>
    /// <value>Default null: nobody asks for the scan.</value>
    public ScanSeverity? ScanGate { get; init; }

    /// <summary>How long a scan may take.</summary>
    /// <value>Default 5 minutes, as AWS's own tools wait.</value>
    public TimeSpan ScanWait { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The pause between two questions about a scan.</summary>
    /// <value>Default 5 seconds.</value>
    public TimeSpan ScanPoll { get; init; } = TimeSpan.FromSeconds(5);
}
