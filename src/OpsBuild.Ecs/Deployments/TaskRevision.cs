using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace OpsBuild.Ecs.Deployments;

/// <summary>A revision of a task definition's family, as <c>opsbuild-app:7</c>; its ARN means the same.</summary>
public sealed partial record TaskRevision
{
    private TaskRevision(string family, int number) => (Family, Number) = (family, number);

    public string Family { get; }

    /// <summary>From 1 on.</summary>
    public int Number { get; }

    /// <param name="text">An ARN, or family and number.</param>
    /// <param name="revision">What it names.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out TaskRevision? revision)
    {
        revision = text is not null && Pattern().Match(text) is { Success: true } match
            && int.TryParse(match.Groups[2].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? new TaskRevision(match.Groups[1].Value, number)
            : null;
        return revision is not null;
    }

    /// <summary>Another revision of the same family.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public TaskRevision With(int number) =>
        number > 0 ? new TaskRevision(Family, number) : throw new ArgumentOutOfRangeException(nameof(number), number, "Revisions are counted from 1.");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Family}:{Number}");

    [GeneratedRegex(@"^(?:arn:[a-z-]+:ecs:[a-z0-9-]+:[0-9]{12}:task-definition/)?([A-Za-z0-9_-]{1,255}):([0-9]{1,9})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
