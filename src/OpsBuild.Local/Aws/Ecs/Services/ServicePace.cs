namespace OpsBuild.Local.Aws.Ecs.Services;

/// <summary>How fast services are looked after. ECS takes minutes where this takes seconds.</summary>
internal sealed record ServicePace
{
    /// <summary>How often each service is compared with what it should be.</summary>
    /// <value>Default a quarter of a second.</value>
    public TimeSpan Look { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a deployment takes at least, and how long its youngest task must have been up before it counts as completed.</summary>
    /// <value>Default 5 seconds.</value>
    /// <remarks>
    /// Long enough for a task that cannot run to end, and for ecspresso, which looks for the deployment that it began only three seconds later
    /// and does not know one that is over by then.
    /// </remarks>
    public TimeSpan Steady { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest healthCheckGracePeriodSeconds that is waited for: a laptop needs no minutes to start a program.</summary>
    /// <value>Default as long as the service says.</value>
    public TimeSpan LongestGrace { get; init; } = TimeSpan.MaxValue;

    /// <summary>The pause after a task that failed; doubled with each further one.</summary>
    /// <value>Default 1 second.</value>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest such pause.</summary>
    /// <value>Default 1 minute.</value>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The pause after so many failures in a row.</summary>
    public TimeSpan PauseAfter(int failures) => TimeSpan.FromTicks(
        (long)Math.Min(FirstPause.Ticks * Math.Pow(2, Math.Max(failures - 1, 0)), LongestPause.Ticks));
}
