namespace OpsBuild.Ecs.Runners;

/// <summary>How often a runner asks, and how long it waits where the run's own time-out does not count.</summary>
public sealed record TaskRunnerTimes
{
    /// <summary>Between two looks at the task and its logs.</summary>
    /// <value>Default 2 seconds.</value>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Between two reads of a log that seems to be at its end: CloudWatch shows lines some seconds after they were sent.</summary>
    /// <value>Default 2 seconds.</value>
    public TimeSpan LogSettle { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a result line that is not there yet is waited for after the task's end.</summary>
    /// <value>Default 15 seconds.</value>
    public TimeSpan LogLimit { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long ECS may say that it does not know a task which it has just started: DescribeTasks is eventually consistent.</summary>
    /// <value>Default 30 seconds.</value>
    public TimeSpan MissingLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one call of AWS may take, retries included, and how long errors of describing are put up with.</summary>
    /// <value>Default 30 seconds.</value>
    public TimeSpan CallLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a task that was asked to stop may take: Fargate's longest stopTimeout and the time to take its network down.</summary>
    /// <value>Default 180 seconds.</value>
    public TimeSpan StopLimit { get; init; } = TimeSpan.FromSeconds(180);
}
