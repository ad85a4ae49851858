namespace OpsBuild.Schema;

/// <summary>What makes an object the same one in two databases: its kind and its name, never an OID.</summary>
/// <param name="Kind">The kind; two kinds may use one name.</param>
/// <param name="Name">
/// The name as SQL writes it, quoted where needed, qualified with the schema and, for what names are unique in a table only, with the table:
/// <c>public.orders</c>, <c>public.orders.note</c>, <c>public.total(integer, text)</c>.
/// </param>
public sealed record ObjectIdentity(ObjectKind Kind, string Name) : IComparable<ObjectIdentity>
{
    /// <summary>By kind, then by name, in the order of code units, which no locale changes.</summary>
    public int CompareTo(ObjectIdentity? other)
    {
        if (other is null)
            return 1;
        var byKind = Kind.CompareTo(other.Kind);
        return byKind != 0 ? byKind : string.CompareOrdinal(Name, other.Name);
    }

    /// <summary>The kind's words and the name: <c>column public.orders.note</c>.</summary>
    public override string ToString() => $"{Kind.Word()} {Name}";
}
