namespace OpsBuild.AppUser.Sql;

/// <summary>A setting of a role's sessions: how it is written into SQL, and how the catalog keeps it.</summary>
internal static class RoleSetting
{
    private const string SearchPath = "search_path";

    /// <summary>The value after TO: one literal, or the names of a search path.</summary>
    public static string Sql(string name, string value) =>
        name == SearchPath ? string.Join(", ", Names(value).Select(SqlQuoting.Literal)) : SqlQuoting.Literal(value);

    /// <summary>Whether the catalog's <c>name=value</c> says the same.</summary>
    public static bool IsSame(string name, string stored, string wanted) =>
        name == SearchPath ? Names(stored).SequenceEqual(Names(wanted)) : stored == wanted;

    // As the server splits them: at commas, with quotes around a name that would be another without.
    private static IEnumerable<string> Names(string list) =>
        list.Split(',', StringSplitOptions.TrimEntries).Select(name => name is ['"', .. var inner, '"'] ? inner.Replace("\"\"", "\"", StringComparison.Ordinal) : name);
}
