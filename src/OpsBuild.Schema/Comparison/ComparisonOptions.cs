namespace OpsBuild.Schema.Comparison;

/// <summary>What a comparison leaves out.</summary>
public sealed record ComparisonOptions
{
    /// <summary>Whether two major versions may be compared, although each writes the same definition in its own words.</summary>
    /// <value>Default false.</value>
    public bool AllowDifferentMajors { get; init; }

    /// <summary>Which objects are compared; parts follow their own answer.</summary>
    /// <value>Default all.</value>
    public Func<CatalogObject, bool> Includes { get; init; } = _ => true;
}
