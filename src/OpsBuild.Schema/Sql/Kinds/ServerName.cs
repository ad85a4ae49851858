using System.Text;
using System.Text.RegularExpressions;

namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>The names that the server gives where a statement gives none, as <c>makeObjectName</c> cuts them to 63 bytes.</summary>
internal static partial class ServerName
{
    private const int Longest = 63;

    /// <summary>The unquoted name for a table, a column and a label, such as <c>seq</c>.</summary>
    public static string For(CatalogObject column, string label)
    {
        var table = Encoding.UTF8.GetBytes(SqlName.Unquoted(SqlName.Last(column.Place.PartOf!)));
        var name = Encoding.UTF8.GetBytes(SqlName.Unquoted(Relation.LastName(column)));
        var (tableLength, nameLength) = (table.Length, name.Length);
        var available = Longest - 2 - Encoding.UTF8.GetByteCount(label);
        while (tableLength + nameLength > available)
        {
            if (tableLength > nameLength)
                tableLength--;
            else
                nameLength--;
        }

        return $"{Cut(table, tableLength)}_{Cut(name, nameLength)}_{label}";
    }

    /// <summary>In quotes where SQL needs them for sure or may.</summary>
    public static string Quoted(string name) => Plain().IsMatch(name) ? name : SqlName.Quoted(name);

    private static string Cut(byte[] text, int length)
    {
        // Never within a letter.
        while (length > 0 && length < text.Length && (text[length] & 0xC0) == 0x80)
            length--;
        return Encoding.UTF8.GetString(text, 0, length);
    }

    [GeneratedRegex("^[a-z_][a-z0-9_]*$")]
    private static partial Regex Plain();
}
