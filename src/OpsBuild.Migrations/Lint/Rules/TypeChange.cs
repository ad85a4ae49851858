using System.Globalization;
using OpsBuild.Migrations.Analysis;

namespace OpsBuild.Migrations.Lint.Rules;

/// <summary>What a change of a column's type costs.</summary>
internal enum TypeChangeCost
{
    /// <summary>The rows stay as they are.</summary>
    None,

    /// <summary>The server writes them all anew.</summary>
    Rewrite,

    /// <summary>The text does not tell: the old type is not known, or a type is not PostgreSQL's own.</summary>
    Unknown,

    /// <summary>Between time stamps with and without a zone: nothing where the session's TimeZone is UTC, else all rows.</summary>
    DependsOnTimeZone,
}

/// <summary>
/// Knows which changes of type leave the rows as they are (manual, ALTER TABLE, notes; the server's casts and their support functions).
/// </summary>
internal static class TypeChange
{
    private static readonly HashSet<string> BuiltIn =
    [
        "smallint", "integer", "bigint", "real", "double precision", "numeric", "money", "boolean", "text", "character varying",
        "character", "bytea", "uuid",
        "date", "timestamp", "timestamp with time zone", "time", "time with time zone", "interval", "json", "jsonb", "xml", "inet", "cidr",
        "macaddr",
        "macaddr8", "bit", "bit varying", "name", "oid", "tsvector", "tsquery", "point", "line", "lseg", "box", "path", "polygon", "circle",
        "int4range", "int8range", "numrange", "tsrange", "tstzrange", "daterange",
    ];

    // Bytes that are good for both.
    private static readonly HashSet<(string From, string To)> Alike =
    [
        ("character varying", "text"), ("text", "character varying"), ("cidr", "inet"), ("xml", "text"), ("xml", "character varying"),
            ("bit", "bit varying"), ("integer", "oid"), ("oid", "integer"),
    ];

    public static TypeChangeCost Judge(SqlType? from, SqlType to)
    {
        if (from is null)
            return TypeChangeCost.Unknown;
        if (from.IsSameAs(to))
            return TypeChangeCost.None;
        if (from.IsArray || to.IsArray || !BuiltIn.Contains(from.Name) || !BuiltIn.Contains(to.Name))
            return from.IsArray != to.IsArray ? TypeChangeCost.Rewrite : TypeChangeCost.Unknown;
        if (from.Name == to.Name)
            return IsWider(from, to) ? TypeChangeCost.None : TypeChangeCost.Rewrite;
        if (Alike.Contains((from.Name, to.Name)) && to.Modifiers.Count == 0)
            return TypeChangeCost.None;
        return (from.Name, to.Name) is ("timestamp", "timestamp with time zone") or ("timestamp with time zone", "timestamp")
            && Digits(to.Modifiers, 0, 6) >= Digits(from.Modifiers, 0, 6)
            ? TypeChangeCost.DependsOnTimeZone
            : TypeChangeCost.Rewrite;
    }

    private static bool IsWider(SqlType from, SqlType to) => to.Name switch
    {
        "character varying" or "bit varying" =>
            to.Modifiers.Count == 0 || (from.Modifiers.Count > 0 && Digits(to.Modifiers, 0, 0) >= Digits(from.Modifiers, 0, 0)),
        "numeric" => to.Modifiers.Count == 0
            || (from.Modifiers.Count == 2 && from.Modifiers[1] == to.Modifiers[1]
                && Digits(to.Modifiers, 0, 0) >= Digits(from.Modifiers, 0, 0)),
        "timestamp" or "timestamp with time zone" or "time" or "time with time zone" =>
            Digits(to.Modifiers, 0, 6) >= Digits(from.Modifiers, 0, 6),
        "interval" => to.Modifiers.Count == 0,
        _ => false,
    };

    private static int Digits(IReadOnlyList<string> modifiers, int index, int otherwise) =>
        index < modifiers.Count && int.TryParse(modifiers[index], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
            out var value) ? value : otherwise;
}
