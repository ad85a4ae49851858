namespace Nuke.Common.Internal.CommandLine;

/// <summary>What somebody who mistyped a name most likely meant.</summary>
internal static class NearestName
{
    /// <summary>" Did you mean X?", or nothing when no name is near.</summary>
    public static string Suggestion(string written, IEnumerable<string> names)
    {
        var plain = written.TrimStart('-');
        var best = names
            .Select(name => (Name: name, Distance: Distance(plain, name.TrimStart('-'))))
            .Where(candidate => candidate.Distance <= Math.Max(1, plain.Length / 3))
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
        return best is null ? "" : $" Did you mean {best}?";
    }

    /// <summary>How many letters have to be added, left out, changed, or swapped with their neighbour; case does not count.</summary>
    private static int Distance(string one, string other)
    {
        var table = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
                table[i, j] = i == 0 || j == 0 ? i + j : Step(one, other, i, j, table);
        }

        return table[one.Length, other.Length];
    }

    private static int Step(string one, string other, int i, int j, int[,] table)
    {
        var best = Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (Same(one[i - 1], other[j - 1]) ? 0 : 1));
        var isSwapped = i > 1 && j > 1 && Same(one[i - 1], other[j - 2]) && Same(one[i - 2], other[j - 1]);
        return isSwapped ? Math.Min(best, table[i - 2, j - 2] + 1) : best;
    }

    private static bool Same(char one, char other) => char.ToLowerInvariant(one) == char.ToLowerInvariant(other);
}
