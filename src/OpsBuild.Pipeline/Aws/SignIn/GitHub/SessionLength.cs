namespace OpsBuild.Pipeline.Aws.SignIn.GitHub;

/// <summary>For how long credentials are asked for, and how long they must still be good when they are handed on.</summary>
/// <remarks>The build itself renews them whenever it needs to. A program that it starts cannot, so what it gets must outlast the longest wait of such a program.</remarks>
internal static class SessionLength
{
    // STS gives no fewer than 15 minutes, and a role no more than an hour unless it says so (MaxSessionDuration).
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Most = TimeSpan.FromHours(1);
    private static readonly TimeSpan Reserve = TimeSpan.FromMinutes(5);

    /// <param name="longestWait">How long a program that got credentials at its start may take.</param>
    public static (TimeSpan Length, TimeSpan Margin) Of(TimeSpan longestWait)
    {
        var margin = longestWait + Reserve;
        // Twice the margin, so that not every program needs new ones.
        var length = TimeSpan.FromTicks(Math.Clamp(margin.Ticks * 2, Least.Ticks, Most.Ticks));
        return (length, margin < length - Reserve ? margin : length - Reserve);
    }
}
