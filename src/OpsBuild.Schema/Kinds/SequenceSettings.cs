namespace OpsBuild.Schema.Kinds;

/// <summary>What a sequence or an identity column counts by: attributes of the row <c>s</c> of <c>pg_sequence</c>.</summary>
internal static class SequenceSettings
{
    private const string Smallest = "case s.seqtypid when 21 then -32768 when 23 then -2147483648 else -9223372036854775808 end";
    private const string Largest = "case s.seqtypid when 21 then 32767 when 23 then 2147483647 else 9223372036854775807 end";

    /// <summary>
    /// The attributes. The bounds are said where they are not those that the type and the direction give: another type is then one difference.
    /// </summary>
    /// <param name="prefix">Before each name, with a blank at its end, or nothing.</param>
    public static string Attributes(string prefix = "") => $"""
        s.seqstart as "{prefix}start",
        s.seqincrement as "{prefix}increment",
        nullif(s.seqmin, case when s.seqincrement > 0 then 1 else {Smallest} end) as "{prefix}minimum",
        nullif(s.seqmax, case when s.seqincrement > 0 then {Largest} else -1 end) as "{prefix}maximum",
        s.seqcache as "{prefix}cache",
        s.seqcycle as "{prefix}cycle"
        """;
}
