using OpsBuild.Ecs.TaskDefinitions.Expressions;
using OpsBuild.Ecs.TaskDefinitions.Writing;

namespace OpsBuild.Ecs.TaskDefinitions;

/// <summary>How ECS finds out whether a container is healthy; the image's own HEALTHCHECK does not count.</summary>
/// <remarks>Ranges: Amazon ECS API reference, HealthCheck.</remarks>
public sealed record HealthCheck
{
    /// <summary>What to run: <c>CMD</c> with arguments, or <c>CMD-SHELL</c> with a line for the shell.</summary>
    public required IReadOnlyList<TemplateText> Command
    {
        get;
        init => field = value is [var first, _, ..] && first.ToString() is "CMD" or "CMD-SHELL"
            ? value
            : throw new ArgumentException("A health check's command starts with CMD or CMD-SHELL.", nameof(value));
    }

    /// <summary>Seconds between two checks.</summary>
    /// <value>Default 30; 5 to 300.</value>
    public int Interval { get; init => field = InRange(value, 5, 300, nameof(Interval)); } = 30;

    /// <summary>Seconds that one check may take.</summary>
    /// <value>Default 5; 2 to 60.</value>
    public int Timeout { get; init => field = InRange(value, 2, 60, nameof(Timeout)); } = 5;

    /// <summary>Failed checks in a row that make the container unhealthy.</summary>
    /// <value>Default 3; 1 to 10.</value>
    public int Retries { get; init => field = InRange(value, 1, 10, nameof(Retries)); } = 3;

    /// <summary>Seconds after the start in which a failed check does not count.</summary>
    /// <value>Default 0, none; at most 300.</value>
    public int StartPeriod { get; init => field = InRange(value, 0, 300, nameof(StartPeriod)); }

    internal JsonPart ToJson() => JsonPart.Object(
        ("command", JsonPart.Array(Command.Select(JsonPart.Text))),
        ("interval", JsonPart.Number(Interval)),
        ("timeout", JsonPart.Number(Timeout)),
        ("retries", JsonPart.Number(Retries)),
        ("startPeriod", JsonPart.Number(StartPeriod)));

    private static int InRange(int value, int least, int most, string name) =>
        value >= least && value <= most ? value : throw new ArgumentOutOfRangeException(name, value, $"ECS takes {least} to {most}.");
}
