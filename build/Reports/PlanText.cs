using System.Globalization;
using OpsBuild.Ecs.Logs;

namespace OpsBuild.Build.Reports;

/// <summary>Puts a document together that a task's log carries in parts.</summary>
internal sealed class PlanText
{
    private readonly SortedDictionary<int, string> parts = [];
    private int expected;

    /// <summary>The whole document; null where a part is missing.</summary>
    public string? Text => expected > 0 && parts.Count == expected ? string.Concat(parts.Values) : null;

    /// <summary>Looks at a line of the log; true when it is a part, which nobody needs to read.</summary>
    public bool Take(string line)
    {
        if (!BatchLogLine.TryParse(line, out var parsed)
            || Field(parsed, "document") is not { } document || !Number(parsed, "part", out var part) || !Number(parsed, "parts", out expected))
            return false;
        parts[part] = document;
        return true;
    }

    private static string? Field(BatchLogLine line, string name) => line.Fields.FirstOrDefault(field => field.Key == name).Value;

    private static bool Number(BatchLogLine line, string name, out int number) =>
        int.TryParse(Field(line, name), NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
