using System.Globalization;

namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>What a sequence or an identity column counts by, as SQL writes it.</summary>
internal static class SequenceClauses
{
    /// <summary>All clauses that differ from what the server takes by itself.</summary>
    /// <param name="item">A sequence or an identity column.</param>
    /// <param name="prefix">Before each attribute's name, with a blank at its end, or nothing.</param>
    public static IEnumerable<string> All(CatalogObject item, string prefix = "")
    {
        var increment = item[$"{prefix}increment"] ?? "1";
        if (increment != "1")
            yield return $"INCREMENT BY {increment}";
        if (item[$"{prefix}minimum"] is { } minimum)
            yield return $"MINVALUE {minimum}";
        if (item[$"{prefix}maximum"] is { } maximum)
            yield return $"MAXVALUE {maximum}";
        if (item[$"{prefix}start"] is { } start && start != (increment.StartsWith('-') ? item[$"{prefix}maximum"] ?? "-1" : item[$"{prefix}minimum"] ?? "1"))
            yield return $"START WITH {start}";
        if (item[$"{prefix}cache"] is { } cache and not "1")
            yield return $"CACHE {cache}";
        if (item[$"{prefix}cycle"] == "true")
            yield return "CYCLE";
    }

    /// <summary>The clauses for what differs.</summary>
    public static IEnumerable<string> Changed(ObjectChange change, string prefix = "")
    {
        // Bounds follow the direction, so they are said again with it.
        var turns = change.Changes($"{prefix}increment");
        if (turns)
            yield return $"INCREMENT BY {change.Want[$"{prefix}increment"]}";
        if (turns || change.Changes($"{prefix}minimum"))
            yield return change.Want[$"{prefix}minimum"] is { } minimum ? $"MINVALUE {minimum}" : "NO MINVALUE";
        if (turns || change.Changes($"{prefix}maximum"))
            yield return change.Want[$"{prefix}maximum"] is { } maximum ? $"MAXVALUE {maximum}" : "NO MAXVALUE";
        if (change.Changes($"{prefix}start"))
            yield return $"START WITH {change.Want[$"{prefix}start"]}";
        // Wherever it stands, it stands outside the new bounds.
        var (was, becomes) = (Bounds(change.Have, prefix), Bounds(change.Want, prefix));
        if (was.Largest < becomes.Smallest || was.Smallest > becomes.Largest)
            yield return "RESTART";
        if (change.Changes($"{prefix}cache"))
            yield return $"CACHE {change.Want[$"{prefix}cache"]}";
        if (change.Changes($"{prefix}cycle"))
            yield return change.Want[$"{prefix}cycle"] == "true" ? "CYCLE" : "NO CYCLE";
    }

    private static (long Smallest, long Largest) Bounds(CatalogObject item, string prefix)
    {
        var (smallest, largest) = (item[prefix.Length > 0 ? "identity type" : "type"] ?? item["type"]) switch
        {
            "smallint" => (short.MinValue, short.MaxValue),
            "integer" => (int.MinValue, int.MaxValue),
            _ => (long.MinValue, long.MaxValue),
        };
        var descends = (item[$"{prefix}increment"] ?? "1").StartsWith('-');
        return (Number(item[$"{prefix}minimum"]) ?? (descends ? smallest : 1), Number(item[$"{prefix}maximum"]) ?? (descends ? -1 : largest));
    }

    private static long? Number(string? text) => text is null ? null : long.Parse(text, CultureInfo.InvariantCulture);
}
