namespace OpsBuild.Schema.Comparison;

/// <summary>One thing in which two databases differ.</summary>
/// <param name="Identity">What differs.</param>
/// <param name="Attribute">The attribute, or <see cref="Existence"/>.</param>
/// <param name="From">What the first database has, or null where it has no such attribute.</param>
/// <param name="To">What the second has.</param>
public sealed record Difference(ObjectIdentity Identity, string Attribute, string? From, string? To) : IComparable<Difference>
{
    /// <summary>The attribute of an object that only one database has; its values are <see cref="Present"/> and <see cref="Absent"/>.</summary>
    public const string Existence = "existence";

    /// <summary>The database has the object.</summary>
    public const string Present = "present";

    /// <summary>The database does not have it.</summary>
    public const string Absent = "absent";

    /// <summary>Whether only one database has the object.</summary>
    public bool IsExistence => Attribute == Existence;

    /// <summary>An object that only the second database has.</summary>
    public static Difference Added(ObjectIdentity item) => new(item, Existence, Absent, Present);

    /// <summary>An object that only the first database has.</summary>
    public static Difference Removed(ObjectIdentity item) => new(item, Existence, Present, Absent);

    /// <summary>By object, then by attribute.</summary>
    public int CompareTo(Difference? other)
    {
        if (other is null)
            return 1;
        var byIdentity = Identity.CompareTo(other.Identity);
        return byIdentity != 0 ? byIdentity : string.CompareOrdinal(Attribute, other.Attribute);
    }

    /// <summary>
    /// One line, however many the values have: <c>column public.orders.note: type text -&gt; character varying(200)</c>,
    /// <c>table public.extra: absent -&gt; present</c>. What is not set is <c>(none)</c>.
    /// </summary>
    public override string ToString() =>
        $"{OneLine(Identity.ToString())}: {(IsExistence ? "" : $"{Attribute} ")}{OneLine(From)} -> {OneLine(To)}";

    private static string OneLine(string? value) =>
        value is null ? "(none)" : value.Length == 0 ? "(empty)" : string.Join(" | ", value.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()));
}
