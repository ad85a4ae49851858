namespace OpsBuild.Schema.Reading;

/// <summary>One string for equal values of one reading: most columns share a few types, owners and lists of grants.</summary>
internal sealed class TextPool
{
    // What is longer is hardly ever repeated.
    private const int Longest = 200;
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    public string Pooled(string text)
    {
        if (text.Length > Longest)
            return text;
        if (!texts.TryGetValue(text, out var known))
            texts.Add(text, known = text);
        return known;
    }
}
