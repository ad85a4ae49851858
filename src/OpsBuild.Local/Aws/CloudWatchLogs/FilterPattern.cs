namespace OpsBuild.Local.Aws.CloudWatchLogs;

/// <summary>
/// The unstructured patterns of CloudWatch Logs: every word or quoted phrase must occur; of those with a question mark, one; those with a minus
/// must not.
/// </summary>
internal sealed class FilterPattern
{
    private readonly List<string> all = [];
    private readonly List<string> any = [];
    private readonly List<string> none = [];

    /// <exception cref="AwsErrorException">A pattern of another kind, or a quote without its end.</exception>
    public static FilterPattern Parse(string text)
    {
        var pattern = new FilterPattern();
        var rest = text.Trim();
        if (rest.StartsWith('{') || rest.StartsWith('[') || rest.StartsWith('%'))
            throw LogStore.Parameter("The local endpoint knows patterns of words and quoted phrases only.");
        while (rest.Length > 0)
        {
            var list = rest[0] switch { '?' => pattern.any, '-' => pattern.none, _ => pattern.all };
            if (rest[0] is '?' or '-')
                rest = rest[1..];
            list.Add(Term(ref rest));
        }

        return pattern;
    }

    public bool Matches(string message)
    {
        bool Holds(string term) => message.Contains(term, StringComparison.Ordinal);
        return all.TrueForAll(Holds) && (any.Count == 0 || any.Exists(Holds)) && !none.Exists(Holds);
    }

    private static string Term(ref string rest)
    {
        var isQuoted = rest.StartsWith('"');
        var end = isQuoted ? rest.IndexOf('"', 1) : rest.IndexOf(' ', StringComparison.Ordinal);
        if (isQuoted && end < 0)
            throw LogStore.Parameter("Invalid filter pattern: a quote has no end.");
        var term = isQuoted ? rest[1..end] : end < 0 ? rest : rest[..end];
        rest = end < 0 ? "" : rest[(end + 1)..].TrimStart();
        return term;
    }
}
