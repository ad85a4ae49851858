namespace Nuke.Common.Internal.CommandLine;

/// <summary>What somebody who mistyped a name most likely meant.</summary>
internal static class NearestName
{
    /// <summary>", did you mean X?" or nothing when no name is near.</summary>
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

    /// <summary>Levenshtein's edit distance, without regard to case.</summary>
    private static int Distance(string one, string other)
    {
        var previous = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var row = new int[other.Length + 1];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var change = char.ToLowerInvariant(one[i - 1]) == char.ToLowerInvariant(other[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }

            previous = row;
        }

        return previous[other.Length];
    }
}
