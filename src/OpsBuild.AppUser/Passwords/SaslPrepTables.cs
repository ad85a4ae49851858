namespace OpsBuild.AppUser.Passwords;

/// <summary>The tables in saslprep.txt, read when a password first needs them.</summary>
internal sealed class SaslPrepTables
{
    private static readonly Lazy<SaslPrepTables> Read = new(() => new SaslPrepTables());

    private SaslPrepTables()
    {
        var sections = Sections();
        Unassigned = CodePointSet.Parse(sections["A.1 unassigned"]);
        Nothing = CodePointSet.Parse(sections["B.1 mapped to nothing"]);
        Space = CodePointSet.Parse(sections["C.1.2 non-ASCII space"]);
        Prohibited = CodePointSet.Parse(sections["C prohibited"]);
        RightToLeft = CodePointSet.Parse(sections["D.1 right to left"]);
        LeftToRight = CodePointSet.Parse(sections["D.2 left to right"]);
        Decompositions = Pairs(sections["decompositions"]).ToDictionary(pair => CodePointSet.Hex(pair.Left), pair => Characters(pair.Right));
        Classes = Pairs(sections["combining classes"])
            .SelectMany(pair => Each(CodePointSet.Range(pair.Left))
                .Select(character => (character, Class: int.Parse(pair.Right, System.Globalization.CultureInfo.InvariantCulture))))
            .ToDictionary(each => each.character, each => each.Class);
        Compositions = Pairs(sections["compositions"]).ToDictionary(pair => (Characters(pair.Left)[0], Characters(pair.Left)[1]), pair => CodePointSet.Hex(pair.Right));
    }

    public static SaslPrepTables Instance => Read.Value;

    public CodePointSet Unassigned { get; }

    public CodePointSet Nothing { get; }

    public CodePointSet Space { get; }

    public CodePointSet Prohibited { get; }

    public CodePointSet RightToLeft { get; }

    public CodePointSet LeftToRight { get; }

    /// <summary>The full compatibility decompositions; Hangul's are computed.</summary>
    public IReadOnlyDictionary<int, int[]> Decompositions { get; }

    /// <summary>The canonical combining classes that are not 0.</summary>
    public IReadOnlyDictionary<int, int> Classes { get; }

    /// <summary>What two characters become when they are composed.</summary>
    public IReadOnlyDictionary<(int First, int Second), int> Compositions { get; }

    private static Dictionary<string, List<string>> Sections()
    {
        using var stream = typeof(SaslPrepTables).Assembly.GetManifestResourceStream("saslprep.txt")!;
        using var reader = new StreamReader(stream);
        var sections = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        List<string> words = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('['))
                sections[line[1..^1]] = words = [];
            else if (!line.StartsWith('#'))
                words.AddRange(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        return sections;
    }

    private static IEnumerable<(string Left, string Right)> Pairs(IEnumerable<string> words) => words.Select(word => word.Split('=')).Select(parts => (parts[0], parts[1]));

    private static int[] Characters(string text) => [.. text.Split('+').Select(CodePointSet.Hex)];

    private static IEnumerable<int> Each((int Start, int End) range) => Enumerable.Range(range.Start, range.End - range.Start + 1);
}
