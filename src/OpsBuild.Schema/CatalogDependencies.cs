using System.Collections.Frozen;
using System.Collections.Immutable;

namespace OpsBuild.Schema;

/// <summary>Which objects of one database cannot be without which others, as the server recorded it when they were made.</summary>
/// <remarks>
/// Bodies of functions that are text are not known to the server, so what they mention is not here. An object's being part of another
/// (<see cref="ObjectPlace.PartOf"/>) mostly is.
/// </remarks>
public sealed class CatalogDependencies
{
    private readonly FrozenDictionary<ObjectIdentity, ImmutableArray<ObjectIdentity>> references;
    private readonly FrozenDictionary<ObjectIdentity, ImmutableArray<ObjectIdentity>> dependents;

    internal CatalogDependencies(IReadOnlyDictionary<ObjectIdentity, HashSet<ObjectIdentity>> references)
    {
        this.references = references.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Order().ToImmutableArray());
        dependents = references
            .SelectMany(pair => pair.Value, (pair, referenced) => (Dependent: pair.Key, referenced))
            .GroupBy(pair => pair.referenced, pair => pair.Dependent)
            .ToFrozenDictionary(group => group.Key, group => group.Order().ToImmutableArray());
    }

    /// <summary>What the object needs, ordered by identity.</summary>
    public ImmutableArray<ObjectIdentity> ReferencesOf(ObjectIdentity item) => references.GetValueOrDefault(item, []);

    /// <summary>What needs the object, ordered by identity.</summary>
    public ImmutableArray<ObjectIdentity> DependentsOf(ObjectIdentity item) => dependents.GetValueOrDefault(item, []);
}
