using System.Globalization;
using System.Text.RegularExpressions;

namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>A column's type as <c>format_type</c> writes it, taken apart as far as changing it asks for.</summary>
internal sealed partial record ColumnType(string Base, int? Length, int? Scale, bool IsArray)
{
    private static readonly HashSet<string> Texts = ["text", "character varying", "character", "name", "\"char\"", "bpchar"];
    private static readonly string[] Numbers = ["smallint", "integer", "bigint", "numeric", "real", "double precision"];
    private static readonly HashSet<string> Moments = ["date", "time without time zone", "time with time zone", "timestamp without time zone", "timestamp with time zone", "interval"];

    public static ColumnType Of(string type)
    {
        var parts = Parts().Match(type);
        return new ColumnType(
            parts.Groups["base"].Value + parts.Groups["rest"].Value, Number(parts.Groups["length"]), Number(parts.Groups["scale"]), parts.Groups["array"].Success);
    }

    /// <summary>Whether the server turns values of the other type into this one when they are assigned, so that ALTER TYPE needs no USING.</summary>
    public bool Takes(ColumnType other) =>
        IsArray == other.IsArray
        && (Base == other.Base || Texts.Contains(Base) || (Numbers.Contains(Base) && Numbers.Contains(other.Base)) || TakesMoment(other)
            || (Base, other.Base) is ("jsonb", "json") or ("json", "jsonb") or ("inet", "cidr") or ("cidr", "inet") or ("bit", "bit varying") or ("bit varying", "bit"));

    /// <summary>What turns a column of the other type into this one where assigning does not.</summary>
    public static string Using(string column, string type, ColumnType from) =>
        from.IsArray || Texts.Contains(from.Base) || Numbers.Contains(from.Base) && Numbers.Contains(Of(type).Base) || IsBuiltIn(from.Base) && IsBuiltIn(Of(type).Base)
            ? $"{column}::{type}"
            : $"{column}::text::{type}";

    /// <summary>Whether values of the other type may become others, without an error, as this one.</summary>
    public bool Narrows(ColumnType other)
    {
        if (Base == other.Base)
            return Base == "numeric" ? (Scale ?? (Length is null ? int.MaxValue : 0)) < (other.Scale ?? (other.Length is null ? int.MaxValue : 0))
                : Moments.Contains(Base) && (Length ?? 6) < (other.Length ?? 6);
        var (to, from) = (Array.IndexOf(Numbers, Base), Array.IndexOf(Numbers, other.Base));
        if (to >= 0 && from >= 0)
            return to < from && from > Array.IndexOf(Numbers, "bigint");
        if (Moments.Contains(Base) && Moments.Contains(other.Base))
            return !Base.StartsWith("timestamp", StringComparison.Ordinal) || other.Base.StartsWith("timestamp", StringComparison.Ordinal) && (Length ?? 6) < (other.Length ?? 6);
        return !Texts.Contains(Base) && !Texts.Contains(other.Base) && (Base, other.Base) is not (("jsonb", _) or ("inet", _));
    }

    private static bool IsBuiltIn(string type) => !type.Contains('.', StringComparison.Ordinal);

    private bool TakesMoment(ColumnType other) => (Base, other.Base) switch
    {
        ("date", "timestamp without time zone" or "timestamp with time zone") => true,
        ("timestamp without time zone" or "timestamp with time zone", "date" or "timestamp without time zone" or "timestamp with time zone") => true,
        ("time without time zone", "timestamp without time zone" or "timestamp with time zone" or "time with time zone" or "interval") => true,
        ("time with time zone", "timestamp with time zone" or "time without time zone") => true,
        ("interval", "time without time zone") => true,
        _ => false,
    };

    private static int? Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex("""^(?<base>(?:"[^"]*"|[^"(\[])*?)(?:\((?<length>\d+)(?:,(?<scale>-?\d+))?\))?(?<rest> with(?:out)? time zone)?(?<array>\[\])?$""", RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();
}
