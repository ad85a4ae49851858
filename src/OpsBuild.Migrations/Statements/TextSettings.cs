namespace OpsBuild.Migrations.Statements;

/// <summary>Settings that change how the server reads the text that follows, so that the statements already found would no longer be the right ones.</summary>
internal static class TextSettings
{
    public static Problem? Check(SqlCommandText command)
    {
        var words = LeadingWords.Of(command.Text, 3, out var rest);
        return words switch
        {
            ["set", "session" or "local", "standard_conforming_strings"] => Check(words[2], rest),
            ["set", "session" or "local", "client_encoding"] => Check(words[2], rest),
            ["set", "standard_conforming_strings" or "client_encoding" or "names", ..] => Check(words[1], words.Count == 3 ? $"{words[2]}{rest}" : rest),
            _ => null,
        };
    }

    private static Problem? Check(string setting, string assignment)
    {
        var value = assignment.Trim(' ', '\t', '\r', '\n', '=', ';').ToLowerInvariant();
        if (value.StartsWith("to", StringComparison.Ordinal) && value.Length > 2 && !char.IsAsciiLetterOrDigit(value[2]))
            value = value[2..];
        value = value.Trim(' ', '\t', '\r', '\n', '\'', '"');
        return setting == "standard_conforming_strings"
            ? value is "on" or "true" or "yes" or "1" or "default" ? null : new Problem(
                "standard_conforming_strings is turned off",
                "Backslashes would then escape quotes in every text, and the statements below would end elsewhere.",
                "Remove it, and write texts with escapes as E'...'.")
            : value.Replace("-", "", StringComparison.Ordinal) is "utf8" or "unicode" or "default" ? null : new Problem(
                $"the client's encoding is set to {value}",
                "Migrations are sent as UTF-8, and the server would take them for something else.",
                "Remove it, and save the file as UTF-8.");
    }
}
