namespace OpsBuild.AppUser.Passwords;

/// <summary>Unicode's normalization form KC (UAX #15), for characters that Unicode 3.2 has.</summary>
/// <remarks>.NET's own needs ICU, which a container of this program does not have: with invariant globalization it returns every text as it is.</remarks>
internal static class CompatibilityForm
{
    // Hangul's syllables are composed of their letters by arithmetic (Unicode standard, section 3.12).
    private const int Syllables = 0xAC00, Leading = 0x1100, Vowels = 0x1161, Trailing = 0x11A7;
    private const int LeadingCount = 19, VowelCount = 21, TrailingCount = 28, SyllableCount = LeadingCount * VowelCount * TrailingCount;

    public static List<int> Of(IEnumerable<int> text)
    {
        var letters = text.SelectMany(Decomposed).ToList();
        Order(letters);
        return Composed(letters);
    }

    private static int[] Decomposed(int letter)
    {
        var syllable = letter - Syllables;
        if (syllable is < 0 or >= SyllableCount)
            return SaslPrepTables.Instance.Decompositions.GetValueOrDefault(letter) ?? [letter];
        var (leading, vowel, trailing) = (
            Leading + (syllable / (VowelCount * TrailingCount)), Vowels + (syllable % (VowelCount * TrailingCount) / TrailingCount), Trailing + (syllable % TrailingCount));
        return trailing == Trailing ? [leading, vowel] : [leading, vowel, trailing];
    }

    // Marks after a letter come in the order of their classes; those of one class keep theirs.
    private static void Order(List<int> letters)
    {
        for (var at = 1; at < letters.Count; at++)
        {
            for (var place = at; place > 0 && Class(letters[place]) != 0 && Class(letters[place - 1]) > Class(letters[place]); place--)
                (letters[place - 1], letters[place]) = (letters[place], letters[place - 1]);
        }
    }

    private static List<int> Composed(List<int> letters)
    {
        var composed = new List<int>();
        var starter = -1;
        foreach (var letter in letters)
        {
            // What stands between a starter and a mark keeps them apart when its class is as high, or when it is a starter itself.
            var isBlocked = starter < 0 || (starter < composed.Count - 1 && (Class(composed[^1]) >= Class(letter) || Class(letter) == 0));
            if (!isBlocked && Pair(composed[starter], letter) is { } pair)
            {
                composed[starter] = pair;
                continue;
            }

            if (Class(letter) == 0)
                starter = composed.Count;
            composed.Add(letter);
        }

        return composed;
    }

    private static int? Pair(int first, int second)
    {
        if (first - Leading is >= 0 and < LeadingCount && second - Vowels is >= 0 and < VowelCount)
            return Syllables + ((((first - Leading) * VowelCount) + (second - Vowels)) * TrailingCount);
        if (first - Syllables is >= 0 and < SyllableCount && (first - Syllables) % TrailingCount == 0 && second - Trailing is > 0 and < TrailingCount)
            return first + (second - Trailing);
        return SaslPrepTables.Instance.Compositions.TryGetValue((first, second), out var pair) ? pair : null;
    }

    private static int Class(int letter) => SaslPrepTables.Instance.Classes.GetValueOrDefault(letter);
}
