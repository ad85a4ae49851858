using System.Collections.Immutable;

namespace OpsBuild.Schema;

/// <summary>One object of a database with all that the catalog says of it. Equal when every attribute is.</summary>
public sealed class CatalogObject : IEquatable<CatalogObject>
{
    internal CatalogObject(ObjectIdentity identity, ObjectPlace place, ImmutableArray<AttributeValue> attributes) =>
        (Identity, Place, Attributes) = (identity, place, attributes);

    /// <summary>What makes it the same object elsewhere.</summary>
    public ObjectIdentity Identity { get; }

    /// <summary>Where it is: its schema, its table, its extension.</summary>
    public ObjectPlace Place { get; }

    /// <summary>Its facts, in an order that is the same for all objects of the kind.</summary>
    public ImmutableArray<AttributeValue> Attributes { get; }

    /// <summary>The value of an attribute, or null where the object does not have it.</summary>
    public string? this[string attribute]
    {
        get
        {
            foreach (var (name, value) in Attributes)
            {
                if (name == attribute)
                    return value;
            }

            return null;
        }
    }

    /// <summary>The same object with other values.</summary>
    /// <param name="value">Gives each fact's value, or null to leave the fact out.</param>
    public CatalogObject Select(Func<AttributeValue, string?> value) => new(
        Identity, Place,
        [
            .. from fact in Attributes
               let chosen = value(fact)
               where chosen is not null
               select fact with { Value = chosen },
        ]);

    /// <inheritdoc/>
    public bool Equals(CatalogObject? other) =>
        other is not null && Identity == other.Identity && Place == other.Place && Attributes.SequenceEqual(other.Attributes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CatalogObject);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Identity, Attributes.Length);

    /// <summary>The identity.</summary>
    public override string ToString() => Identity.ToString();
}
