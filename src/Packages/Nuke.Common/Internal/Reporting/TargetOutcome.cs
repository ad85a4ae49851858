using System.Globalization;
using Nuke.Common.Execution;

namespace Nuke.Common.Internal.Reporting;

/// <summary>The table of targets, statuses and durations.</summary>
internal static class TargetOutcome
{
    private const int LeastNameWidth = 19;
    private const int ColumnWidth = 10;

    public static void Write(INukeBuild build, ConsoleOutput console)
    {
        // A target without actions stands for its dependencies, which have lines of their own.
        var targets = build.ExecutionPlan.Where(target => target.Status != ExecutionStatus.Collective).ToList();
        var nameWidth = Math.Max(LeastNameWidth, targets.Select(target => target.Name.Length + 4).DefaultIfEmpty().Max());
        var width = nameWidth + (2 * ColumnWidth);

        console.WriteLine();
        console.WriteLine(new string('═', width));
        console.WriteLine(Row("Target", "Status", "Duration", nameWidth), Colors.Cyan);
        console.WriteLine(new string('─', width));
        foreach (var target in targets)
            console.WriteLine((Row(target.Name, target.Status.ToString(), DurationOf(target), nameWidth) + Remark(target)).TrimEnd(), Color(target.Status));
        console.WriteLine(new string('─', width));
        console.WriteLine(Row("Total", "", Text(TimeSpan.FromTicks(targets.Sum(target => target.Duration.Ticks))), nameWidth), Colors.Cyan);
        console.WriteLine(new string('═', width));
    }

    private static string Row(string name, string status, string duration, int nameWidth) =>
        name.PadRight(nameWidth) + status.PadRight(ColumnWidth) + duration.PadLeft(ColumnWidth);

    private static string DurationOf(ExecutableTarget target) =>
        target.Status is ExecutionStatus.Succeeded or ExecutionStatus.Failed or ExecutionStatus.Aborted ? Text(target.Duration) : "";

    private static string Text(TimeSpan duration) =>
        duration < TimeSpan.FromSeconds(1)
            ? "< 1sec"
            : string.Create(CultureInfo.InvariantCulture, $"{(int)duration.TotalMinutes}:{duration.Seconds:00}");

    private static string Remark(ExecutableTarget target)
    {
        var facts = target.SummaryInformation.Select(fact => $"{fact.Key}: {fact.Value}").ToList();
        if (target.OnlyWhen is { } condition)
            facts.Insert(0, $"OnlyWhen: {condition}");
        else if (target.Skipped is { } reason)
            facts.Insert(0, $"Skipped: {reason}");
        return facts.Count == 0 ? "" : "   // " + string.Join(", ", facts);
    }

    private static string Color(ExecutionStatus status) => status switch
    {
        ExecutionStatus.Succeeded => Colors.Green,
        ExecutionStatus.Failed or ExecutionStatus.Aborted => Colors.Red,
        ExecutionStatus.NotRun => Colors.Yellow,
        _ => Colors.Dim,
    };
}
