namespace OpsBuild.Schema.Comparison;

/// <summary>Two catalogs of two major versions were to be compared.</summary>
public sealed class DifferentMajorsException(int from, int to)
    : Exception($"""
        PostgreSQL {from} and PostgreSQL {to} cannot be compared: each major version writes definitions in its own words and has its own catalog.
          do:  compare databases of one major version; a shadow must have its target's.
        """)
{
    /// <summary>The major version of the first.</summary>
    public int From { get; } = from;

    /// <summary>The major version of the second.</summary>
    public int To { get; } = to;
}
