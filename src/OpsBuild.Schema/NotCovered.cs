namespace OpsBuild.Schema;

/// <summary>Something of the database that a catalog does not hold, so that "equal" never means "not looked at".</summary>
/// <param name="Kind">What it is, in words: <c>cast</c>.</param>
/// <param name="Reason">Why it is not covered, and how many there are where that can be known.</param>
public sealed record NotCovered(string Kind, string Reason) : IComparable<NotCovered>
{
    /// <summary>By kind, then by reason.</summary>
    public int CompareTo(NotCovered? other)
    {
        var byKind = string.CompareOrdinal(Kind, other?.Kind);
        return byKind != 0 ? byKind : string.CompareOrdinal(Reason, other?.Reason);
    }
}
