using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace OpsBuild.Schema;

/// <summary>What one database held at one moment, as a value: equal to another when all objects of both are.</summary>
public sealed class Catalog : IEquatable<Catalog>
{
    private readonly Dictionary<ObjectIdentity, CatalogObject> byIdentity;

    /// <exception cref="InvalidOperationException">Two objects have one identity, so nothing could be compared with either.</exception>
    internal Catalog(
        int serverMajor, IReadOnlyCollection<CatalogObject> objects, IEnumerable<NotCovered> notCovered, CatalogDependencies dependencies)
    {
        (ServerMajor, Dependencies) = (serverMajor, dependencies);
        byIdentity = new Dictionary<ObjectIdentity, CatalogObject>(objects.Count);
        foreach (var item in objects)
        {
            if (!byIdentity.TryAdd(item.Identity, item))
                throw new InvalidOperationException($"The catalog holds {item.Identity} more than once.");
        }

        Objects = Ordered(objects.Where(item => item.Place.Extension is null));
        ExtensionMembers = Ordered(objects.Where(item => item.Place.Extension is not null));
        NotCovered = [.. notCovered.Order()];
    }

    /// <summary>The server's major version, such as 17. Two majors write the same definition differently.</summary>
    public int ServerMajor { get; }

    /// <summary>The database's own objects, ordered by identity. What PostgreSQL brings and what extensions made is not among them.</summary>
    public ImmutableArray<CatalogObject> Objects { get; }

    /// <summary>What extensions made, with all that is part of it, ordered by identity.</summary>
    public ImmutableArray<CatalogObject> ExtensionMembers { get; }

    /// <summary>What could not be read or is not modelled.</summary>
    public ImmutableArray<NotCovered> NotCovered { get; }

    /// <summary>Which objects need which; no part of what makes two catalogs equal, since it follows from their objects.</summary>
    public CatalogDependencies Dependencies { get; }

    /// <summary>The object with an identity, an extension's too, or null.</summary>
    public CatalogObject? Find(ObjectIdentity identity) => byIdentity.GetValueOrDefault(identity);

    /// <summary>The object of a kind with a name as <see cref="ObjectIdentity.Name"/> writes it, or null.</summary>
    public CatalogObject? Find(ObjectKind kind, string name) => Find(new ObjectIdentity(kind, name));

    /// <inheritdoc/>
    public bool Equals(Catalog? other) =>
        other is not null
        && ServerMajor == other.ServerMajor
        && Objects.SequenceEqual(other.Objects)
        && ExtensionMembers.SequenceEqual(other.ExtensionMembers)
        && NotCovered.SequenceEqual(other.NotCovered);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Catalog);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(ServerMajor, Objects.Length, ExtensionMembers.Length);

    private static ImmutableArray<CatalogObject> Ordered(IEnumerable<CatalogObject> objects)
    {
        CatalogObject[] ordered = [.. objects];
        Array.Sort(ordered, (left, right) => left.Identity.CompareTo(right.Identity));
        return ImmutableCollectionsMarshal.AsImmutableArray(ordered);
    }
}
