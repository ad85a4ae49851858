namespace OpsBuild.Ecs.Runners;

/// <summary>The tags by which a task is found again and told from others.</summary>
internal static class RunTags
{
    public const string RunId = "opsbuild:run-id";
    public const string Operation = "opsbuild:operation";
    private const string Commit = "opsbuild:commit";
    private const string Digest = "opsbuild:digest";
    private const int LongestValue = 256;

    public static IReadOnlyDictionary<string, string> Of(TaskRunRequest request)
    {
        var tags = new Dictionary<string, string> { [RunId] = Value(request.RunId.ToString()), [Operation] = Value(request.Command) };
        if (request.Commit is { Length: > 0 } commit)
            tags[Commit] = Value(commit);
        if (request.Digest is { Length: > 0 } digest)
            tags[Digest] = Value(digest);
        return tags;
    }

    /// <summary>
    /// The text with what a tag may not hold as <c>-</c>. ECS takes letters, digits, blanks and <c>_ . : / = + - @</c>; the equals sign and
    /// the comma also separate tags on ecspresso's command line.
    /// </summary>
    private static string Value(string text) =>
        string.Concat(text.Take(LongestValue).Select(character => char.IsAsciiLetterOrDigit(character) || "_.:/+-@".Contains(character, StringComparison.Ordinal) ? character : '-'));
}
