using System.Collections.Immutable;

namespace OpsBuild.Schema;

/// <summary>Which objects of one database cannot be without which others, as the server recorded it when they were made.</summary>
/// <remarks>
/// Bodies of functions that are text are not known to the server, so what they mention is not here. An object's being part of another
/// (<see cref="ObjectPlace.PartOf"/>) mostly is.
/// </remarks>
public sealed class CatalogDependencies
{
    // Only a script between two catalogs asks, and most comparisons end without one.
    private readonly Lazy<Dictionary<ObjectIdentity, ImmutableArray<ObjectIdentity>>> references;
    private readonly Lazy<Dictionary<ObjectIdentity, ImmutableArray<ObjectIdentity>>> dependents;

    /// <param name="pairs">Each pair of an object and what it needs, in any order and as often as the server says it; asked for once, when needed.</param>
    internal CatalogDependencies(Func<IEnumerable<(ObjectIdentity Dependent, ObjectIdentity Referenced)>> pairs)
    {
        var known = new Lazy<(ObjectIdentity Dependent, ObjectIdentity Referenced)[]>(() => [.. pairs().Distinct()]);
        references = new(() => Grouped(known.Value.Select(pair => (pair.Dependent, pair.Referenced))));
        dependents = new(() => Grouped(known.Value.Select(pair => (pair.Referenced, pair.Dependent))));
    }

    /// <summary>No object needs another.</summary>
    internal static CatalogDependencies None { get; } = new(() => []);

    /// <summary>What the object needs, ordered by identity.</summary>
    public ImmutableArray<ObjectIdentity> ReferencesOf(ObjectIdentity item) => references.Value.GetValueOrDefault(item, []);

    /// <summary>What needs the object, ordered by identity.</summary>
    public ImmutableArray<ObjectIdentity> DependentsOf(ObjectIdentity item) => dependents.Value.GetValueOrDefault(item, []);

    private static Dictionary<ObjectIdentity, ImmutableArray<ObjectIdentity>> Grouped(IEnumerable<(ObjectIdentity Key, ObjectIdentity Other)> pairs) =>
        pairs.GroupBy(pair => pair.Key, pair => pair.Other).ToDictionary(group => group.Key, group => group.Order().ToImmutableArray());
}
