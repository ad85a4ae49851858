namespace OpsBuild.AtlasStandIn;

/// <summary>How this run goes wrong, as a test asks for it: words in <c>STANDIN_FAULT</c>, separated by commas, some with a number after a colon.</summary>
internal sealed class Fault(IReadOnlyDictionary<string, int> words, string version)
{
    public static Fault FromEnvironment() => new(
        (Environment.GetEnvironmentVariable("STANDIN_FAULT") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Split(':')).ToDictionary(parts => parts[0], parts => parts.Length > 1 ? int.Parse(parts[1], null) : 0),
        Environment.GetEnvironmentVariable("STANDIN_VERSION") ?? "atlas community version v1.2.3\nhttps://github.com/ariga/atlas/releases/tag/v1.2.3\n");

    public string Version => version;

    public bool Is(string word) => words.ContainsKey(word);

    /// <summary>The fault is to happen after this many files.</summary>
    public bool IsAfter(string word, int files) => words.TryGetValue(word, out var number) && number == files;
}
