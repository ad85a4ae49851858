using System.Text;

namespace OpsBuild.AppUser.Sql;

/// <summary>A setting of a role's sessions: how it is written into SQL, and how the catalog keeps it.</summary>
internal static class RoleSetting
{
    // The settings whose value is a list of names, each of which the server quotes by itself (GUC_LIST_QUOTE).
    private static readonly HashSet<string> Lists =
        new(StringComparer.OrdinalIgnoreCase) { "search_path", "temp_tablespaces", "local_preload_libraries", "session_preload_libraries" };

    /// <summary>The value after TO: one literal, or the names of a list.</summary>
    public static string Sql(string name, string value) =>
        Lists.Contains(name) ? string.Join(", ", Names(value).Select(SqlQuoting.Literal)) : SqlQuoting.Literal(value);

    /// <summary>Whether the catalog's list of <c>name=value</c> has it.</summary>
    /// <remarks>The catalog writes a name as the server does, <c>TimeZone</c>, however it was written.</remarks>
    public static bool IsThere(IEnumerable<string> stored, string name, string value) =>
        stored.FirstOrDefault(setting => setting.StartsWith($"{name}=", StringComparison.OrdinalIgnoreCase)) is { } found
        && IsSame(name, found[(name.Length + 1)..], value);

    private static bool IsSame(string name, string stored, string wanted) => Lists.Contains(name) ? Names(stored).SequenceEqual(Names(wanted)) : stored == wanted;

    // As the server splits them: at commas, with quotes around a name that holds one, or that would be another without.
    private static List<string> Names(string list)
    {
        var names = new List<string>();
        var name = new StringBuilder();
        var (isQuoted, wasQuoted) = (false, false);
        for (var at = 0; at <= list.Length; at++)
        {
            if (at == list.Length || (!isQuoted && list[at] == ','))
            {
                names.Add(wasQuoted ? name.ToString() : name.ToString().Trim());
                name.Clear();
                (isQuoted, wasQuoted) = (false, false);
            }
            else if (list[at] == '"' && isQuoted && at + 1 < list.Length && list[at + 1] == '"')
            {
                name.Append(list[at++]);
            }
            else if (list[at] == '"' && (isQuoted || name.ToString().Trim().Length == 0))
            {
                if (!isQuoted)
                    name.Clear();
                (isQuoted, wasQuoted) = (!isQuoted, true);
            }
            else if (isQuoted || !wasQuoted || !char.IsWhiteSpace(list[at]))
            {
                name.Append(list[at]);
            }
        }

        return names;
    }
}
