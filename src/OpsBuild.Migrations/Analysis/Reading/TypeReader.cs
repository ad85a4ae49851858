namespace OpsBuild.Migrations.Analysis.Reading;

/// <summary>Reads a type (manual, 8 and <c>CREATE TABLE</c>): one name, or one of the few that are several words.</summary>
internal static class TypeReader
{
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["int"] = "integer", ["int4"] = "integer", ["int2"] = "smallint", ["int8"] = "bigint", ["float4"] = "real",
        ["float8"] = "double precision",
        ["float"] = "double precision", ["decimal"] = "numeric", ["dec"] = "numeric", ["bool"] = "boolean",
        ["varchar"] = "character varying",
        ["char"] = "character", ["bpchar"] = "character", ["nchar"] = "character", ["varbit"] = "bit varying",
        ["timestamptz"] = "timestamp with time zone",
        ["timetz"] = "time with time zone",
    };

    public static SqlType? Read(TermCursor cursor)
    {
        cursor.Take("setof");
        if (cursor.Current is { Kind: TermKind.QuotedName } && !cursor.Peek(1).IsSymbol('.'))
            return Finish(cursor, cursor.Name()!.Name);
        if (cursor.Name() is not { } first)
            return null;
        var name = first.Schema is null or "pg_catalog" ? first.Name : first.ToString();
        List<string> modifiers = [];
        switch (name)
        {
            case "double" when cursor.Take("precision"):
                name = "double precision";
                break;
            case "national":
                name = cursor.Take("character") || cursor.Take("char") ? "character" : name;
                name = cursor.Take("varying") ? "character varying" : name;
                break;
            case "character" or "char" or "nchar" when cursor.Take("varying"):
                name = "character varying";
                break;
            case "bit" when cursor.Take("varying"):
                name = "bit varying";
                break;
            case "timestamp" or "time":
                modifiers = Modifiers(cursor);
                if (cursor.Take("with", "time", "zone"))
                    name += " with time zone";
                else
                    cursor.Take("without", "time", "zone");
                break;
            case "interval":
                while (cursor.IsAny("year", "month", "day", "hour", "minute", "second", "to"))
                    modifiers.Add(cursor.Next().Text);
                break;
        }
        return Finish(cursor, Aliases.GetValueOrDefault(name, name), modifiers);
    }

    private static SqlType Finish(TermCursor cursor, string name, List<string>? modifiers = null)
    {
        modifiers = [.. modifiers ?? [], .. Modifiers(cursor)];
        // Without a length these two have one of 1; bpchar, which has none, is seldom written.
        if (modifiers.Count == 0 && name is ("character" or "bit"))
            modifiers.Add("1");
        if (name == "numeric" && modifiers.Count == 1)
            modifiers.Add("0");
        var isArray = cursor.Take("array");
        while (cursor.Current is { Kind: TermKind.Open, Text: "[" })
        {
            isArray = true;
            cursor.Next();
        }
        return new SqlType(name, modifiers, isArray);
    }

    private static List<string> Modifiers(TermCursor cursor)
    {
        var modifiers = new List<string>();
        if (cursor.Parenthesis() is { } inside)
        {
            while (!inside.AtEnd)
                modifiers.Add(string.Concat(Texts(inside.UpToComma())));
        }
        return modifiers;
    }

    private static IEnumerable<string> Texts(TermCursor part)
    {
        while (!part.AtEnd)
            yield return part.Next().Text;
    }
}
