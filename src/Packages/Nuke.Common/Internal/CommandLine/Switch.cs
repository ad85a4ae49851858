namespace Nuke.Common.Internal.CommandLine;

/// <summary>A word like <c>--person-name</c> with the words that follow it.</summary>
/// <param name="Written">As it was typed.</param>
/// <param name="Values">The words up to the next switch.</param>
internal sealed record Switch(string Written, IReadOnlyList<string> Values)
{
    /// <summary>Case and dashes do not count: <c>--person-name</c>, <c>-PersonName</c> and <c>--personname</c> are the same.</summary>
    public bool Names(string parameter) => ParameterNames.Same(Written, parameter);

    /// <summary>A dash, then a letter, and no blank: <c>-5</c>, <c>-</c> and <c>"-- a comment"</c> are values.</summary>
    public static bool Looks(string word)
    {
        var name = word.AsSpan().TrimStart('-');
        return word.StartsWith('-') && name.Length > 0 && char.IsLetter(name[0]) && !word.Any(char.IsWhiteSpace);
    }
}
