namespace OpsBuild.Schema.Sql;

/// <summary>The list <c>NAME = value, ...</c> of many CREATE statements.</summary>
internal static class SqlOptionList
{
    /// <summary>The options that have a value; one that is <c>true</c> is its name alone.</summary>
    public static string Of(IEnumerable<(string Option, string? Value)> options, string separator = ", ") => string.Join(separator,
        options.Where(option => option.Value is not null).Select(option => option.Value == "true" ? option.Option : $"{option.Option} = {option.Value}"));
}
