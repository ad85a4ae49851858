namespace OpsBuild.Schema.Sql;

/// <summary>Text as SQL writes it, under <c>standard_conforming_strings</c>, which is on since PostgreSQL 9.1.</summary>
internal static class SqlLiteral
{
    /// <summary>In single quotes.</summary>
    public static string Of(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Between dollar quotes, whose tag does not occur in the text: a body stays as its author wrote it.</summary>
    public static string Dollar(string text)
    {
        var tag = "$$";
        // A text's own last dollar sign would close the quote one sign early.
        for (var number = 0; $"{text}$".Contains(tag, StringComparison.Ordinal); number++)
            tag = number == 0 ? "$body$" : $"$body{number}$";
        return $"{tag}{text}{tag}";
    }
}
