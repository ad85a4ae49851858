using System.Text;

namespace OpsBuild.Ecs.Templates.Rendering;

/// <summary>Tells everything that is missing, each thing once with all the places that ask for it.</summary>
public static class MissingReport
{
    /// <summary>The report: a line for each thing, the places below it.</summary>
    public static string Of(IReadOnlyList<MissingValue> values)
    {
        var things = values.GroupBy(value => (value.Kind, value.What)).ToList();
        var report = new StringBuilder(things.Count == 1 ? "1 value is missing:" : $"{things.Count} values are missing:");
        foreach (var thing in things)
        {
            report.Append('\n').Append("  ").Append(thing.Key.What);
            foreach (var place in thing)
                report.Append('\n').Append("    at ").Append(place.Position);
        }

        return report.ToString();
    }
}
