using Serilog;

namespace OpsBuild.Images.BuildKit;

/// <summary>A build as it is told: each step when it begins and when it ends, what programs print only to whoever wants it.</summary>
internal sealed class BuildStory(ILogger log, string image)
{
    private const int LastLines = 25;
    private const int LongestName = 120;
    private const int LongestLine = 400;

    private readonly HashSet<string> begun = [];
    private readonly HashSet<string> ended = [];
    private readonly Dictionary<string, Queue<string>> printed = [];

    /// <summary>Instructions of the Dockerfile that ended.</summary>
    public int Steps { get; private set; }

    /// <summary>Those of them whose result was there already.</summary>
    public int CachedSteps { get; private set; }

    /// <summary>The step that failed; null where none did.</summary>
    public BuildStep? Failed { get; private set; }

    /// <summary>The last lines that the failed step's program printed.</summary>
    public IReadOnlyCollection<string> LastWords => Failed is { } failed && printed.TryGetValue(failed.Digest, out var lines) ? lines : [];

    public void Tell(BuildStatus status)
    {
        foreach (var step in status.Steps)
            Tell(step);
        foreach (var output in status.Output)
            Tell(output);
    }

    private void Tell(BuildStep step)
    {
        var name = StepName.Parse(step.Name);
        if (step.Started is not null && begun.Add(step.Digest) && !step.IsCached)
            log.Write(Level(name), "{Image} {Step}", image, OneLine(step.Name));
        if (step.Completed is null || !ended.Add(step.Digest))
            return;
        // When one step fails, those beside it are ended as well; they are not why.
        if (step.Error.Length > 0 && !step.Error.Contains("context canceled", StringComparison.Ordinal))
            Failed ??= step;
        if (name is not null)
            Count(step);
        if (step.IsCached)
            log.Write(Level(name), "{Image} {Step} - cached", image, OneLine(step.Name));
        else if (step.Error.Length == 0)
            log.Write(Level(name), "{Image} {Step} - {Seconds:0.0} s", image, Number(step.Name), (step.Completed - step.Started)?.TotalSeconds ?? 0);
    }

    private void Tell(StepOutput output)
    {
        var lines = printed.TryGetValue(output.Step, out var before) ? before : printed[output.Step] = new Queue<string>();
        foreach (var line in output.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            log.Debug("{Image} | {Line}", image, line.TrimEnd());
            lines.Enqueue(line.Length <= LongestLine ? line.TrimEnd() : line[..LongestLine] + " …");
            if (lines.Count > LastLines)
                lines.Dequeue();
        }
    }

    private void Count(BuildStep step)
    {
        Steps++;
        if (step.IsCached)
            CachedSteps++;
    }

    private static Serilog.Events.LogEventLevel Level(StepName? name) => name is null ? Serilog.Events.LogEventLevel.Debug : Serilog.Events.LogEventLevel.Information;

    private static string Number(string name) => name.IndexOf(']', StringComparison.Ordinal) is > 0 and var end ? name[..(end + 1)] : OneLine(name);

    private static string OneLine(string name)
    {
        var line = string.Join(' ', name.Split((char[])[' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestName ? line : line[..LongestName] + " …";
    }
}
