using System.Text;

namespace Nuke.Common.Internal.Processes;

/// <summary>Arguments as they stand in a command line that .NET, like Windows programs, takes apart again.</summary>
internal static class CommandLineText
{
    /// <summary>The text as one argument; one that is quoted already stays as it is.</summary>
    public static string QuoteIfNeeded(string text) =>
        text.Length == 0 || (text.IndexOfAny([' ', '\t', '\n', '\r', '"']) >= 0 && text is not ['"', .., '"']) ? Quote(text) : text;

    /// <summary>In double quotes, so that exactly the text comes out again.</summary>
    public static string Quote(string text)
    {
        var result = new StringBuilder(text.Length + 2).Append('"');
        var backslashes = 0;
        foreach (var sign in text)
        {
            // A backslash is an ordinary character, unless a quote follows it.
            if (sign == '"')
                result.Append('\\', backslashes + 1);
            backslashes = sign == '\\' ? backslashes + 1 : 0;
            result.Append(sign);
        }

        return result.Append('\\', backslashes).Append('"').ToString();
    }
}
