using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace OpsBuild.Batch.Databases;

/// <summary>The name of a database or schema, as it stands in the catalog: not quoted, not folded.</summary>
/// <remarks>At most 63 bytes (PostgreSQL's NAMEDATALEN): the server would cut a longer one off without a word, and mean another object.</remarks>
internal sealed record PostgresName
{
    private const int MaximumBytes = 63;

    private readonly string _text;

    private PostgresName(string text) => _text = text;

    public static PostgresName Public { get; } = new("public");

    public static bool TryParse(string text, [NotNullWhen(true)] out PostgresName? name)
    {
        var isName = text.Length > 0 && Encoding.UTF8.GetByteCount(text) <= MaximumBytes && !text.Any(char.IsControl);
        name = isName ? new PostgresName(text) : null;
        return isName;
    }

    /// <summary>The name as SQL and search_path read it without folding it.</summary>
    public string Quoted() => $"\"{_text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public override string ToString() => _text;
}
