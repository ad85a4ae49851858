using System.Globalization;
using System.Text;

namespace OpsBuild.Ecs.Logs;

/// <summary>Text from a container or a service, made fit for a console and a CI log: it can neither move the cursor nor give a command.</summary>
/// <remarks>
/// GitHub's runner obeys a line that begins with <c>::</c>, and <c>##[</c> anywhere in one; a terminal obeys escape sequences. So a further
/// line begins with a bar, the second form is broken by a blank, and control characters are shown as their code points.
/// </remarks>
public static class ConsoleText
{
    private const string NextLine = "\n    | ";

    public static string Of(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var character in text.ReplaceLineEndings("\n").TrimEnd('\n'))
        {
            if (character == '\n')
                shown.Append(NextLine);
            else if (character == '\t' || !char.IsControl(character))
                shown.Append(character);
            else
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
        }

        // The console puts a time before the first line, but nobody promises that for ever.
        var safe = shown.Replace("##[", "## [").ToString();
        return safe.TrimStart().StartsWith("::", StringComparison.Ordinal) ? "| " + safe : safe;
    }
}
