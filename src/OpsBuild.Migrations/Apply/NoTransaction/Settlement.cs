namespace OpsBuild.Migrations.Apply.NoTransaction;

/// <summary>What is to be done about a statement that may have run.</summary>
internal abstract record Settlement
{
    private Settlement()
    {
    }

    /// <summary>It took effect.</summary>
    /// <param name="Why">How that is known.</param>
    public sealed record Ran(string Why) : Settlement;

    /// <summary>It did not, or does no harm a second time.</summary>
    /// <param name="Why">How that is known.</param>
    /// <param name="First">Indexes that it left unfinished, to be dropped before.</param>
    public sealed record RunsAgain(string Why, IReadOnlyList<IndexFound> First) : Settlement
    {
        public RunsAgain(string why)
            : this(why, [])
        {
        }
    }

    /// <summary>It was half way, and another command brings it to its end.</summary>
    /// <param name="Why">How that is known.</param>
    /// <param name="Command">The command.</param>
    public sealed record NeedsFinish(string Why, string Command) : Settlement;

    /// <summary>Nobody knows.</summary>
    public sealed record Open(string Why) : Settlement;

    /// <summary>Something stands in its way that may be somebody else's.</summary>
    public sealed record Blocked(Problem Problem) : Settlement;
}
