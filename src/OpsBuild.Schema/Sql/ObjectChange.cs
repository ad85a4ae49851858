namespace OpsBuild.Schema.Sql;

/// <summary>One object in two states.</summary>
/// <param name="Have">As it is.</param>
/// <param name="Want">As it shall be.</param>
internal sealed record ObjectChange(CatalogObject Have, CatalogObject Want)
{
    /// <summary>What differs, by name.</summary>
    public IReadOnlyList<string> Attributes { get; } =
    [
        .. Have.Attributes.Concat(Want.Attributes).Select(fact => fact.Name).Distinct().Where(name => Have[name] != Want[name]),
    ];

    /// <summary>Whether one of these attributes differs.</summary>
    public bool Changes(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Have[name] != Want[name])
                return true;
        }

        return false;
    }
}
