namespace OpsBuild.Ecs.Templates;

/// <summary>What somebody may have meant: the known names that are a few slips of the keyboard away.</summary>
public static class NearNames
{
    private const int Most = 3;

    /// <summary>The nearest candidates, nearest first, at most three; empty when none is near.</summary>
    public static IReadOnlyList<string> Of(string name, IEnumerable<string> candidates) =>
        Of(name, candidates.Select(candidate => (Compared: candidate, Told: candidate)));

    /// <summary>The same where what is compared is not what is told.</summary>
    public static IReadOnlyList<string> Of(string name, IEnumerable<(string Compared, string Told)> candidates)
    {
        // One slip in three letters, and never so many that unrelated short names look alike.
        var limit = Math.Clamp(name.Length / 3, 1, 4);
        return
        [
            .. candidates
                .Where(candidate => Math.Abs(candidate.Compared.Length - name.Length) <= limit)
                .Select(candidate => (candidate.Told, Distance: Distance(name, candidate.Compared)))
                .Where(candidate => candidate.Distance <= limit)
                .OrderBy(candidate => candidate.Distance)
                .ThenBy(candidate => candidate.Told, StringComparer.Ordinal)
                .Select(candidate => candidate.Told)
                .Distinct(StringComparer.Ordinal)
                .Take(Most),
        ];
    }

    /// <summary>
    /// How many letters must be inserted, removed, replaced, or swapped with their neighbour (Damerau and Levenshtein, each place edited once).
    /// A letter in the other case costs nothing, so that the wrong case is found first.
    /// </summary>
    internal static int Distance(string left, string right)
    {
        var (a, b) = (left.ToUpperInvariant(), right.ToUpperInvariant());
        var (beforeLast, last, current) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[b.Length];
    }
}
