using System.Diagnostics;
using System.Globalization;

namespace OpsBuild.Build.Reports;

/// <summary>How long each step of a run took, in the order of the steps.</summary>
internal sealed class StepTimes
{
    private readonly List<(string Name, TimeSpan Time)> steps = [];
    private readonly Stopwatch whole = Stopwatch.StartNew();
    private TimeSpan last;

    /// <summary>Seconds since the beginning.</summary>
    public double Seconds => whole.Elapsed.TotalSeconds;

    /// <summary>Ends a step, which began where the one before it ended; a step that comes again goes on.</summary>
    public void End(string name)
    {
        var (now, before) = (whole.Elapsed, steps.FindIndex(step => step.Name == name));
        if (before >= 0)
            steps[before] = (name, steps[before].Time + (now - last));
        else
            steps.Add((name, now - last));
        last = now;
    }

    /// <summary>As <c>environment 0.31 s, start 0.20 s; 0.51 s in all</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", steps.Select(Text))}; {whole.Elapsed.TotalSeconds:0.00} s in all");

    private static string Text((string Name, TimeSpan Time) step) =>
        string.Create(CultureInfo.InvariantCulture, $"{step.Name} {step.Time.TotalSeconds:0.00} s");
}
