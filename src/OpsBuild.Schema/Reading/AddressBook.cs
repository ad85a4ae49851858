namespace OpsBuild.Schema.Reading;

/// <summary>Which object an address of the server's belongs to, itself or as a part.</summary>
internal sealed class AddressBook
{
    private readonly Dictionary<CatalogAddress, ObjectIdentity> objects = [];
    private readonly Dictionary<CatalogAddress, CatalogAddress> wholes = [];

    /// <param name="objects">The objects; of two at one address the first counts.</param>
    /// <param name="wholes">What is part of what; of two the first counts.</param>
    public AddressBook(
        IEnumerable<(CatalogAddress Address, ObjectIdentity Identity)> objects, IEnumerable<(CatalogAddress Part, CatalogAddress Whole)> wholes)
    {
        foreach (var (address, identity) in objects)
            this.objects.TryAdd(address, identity);
        foreach (var (part, whole) in wholes)
            this.wholes.TryAdd(part, whole);
    }

    /// <summary>The object, or null where the catalog does not hold it.</summary>
    public ObjectIdentity? Find(CatalogAddress address)
    {
        // An array of a table's rows is two steps away from the table.
        for (var steps = 0; steps < 4; steps++)
        {
            if (objects.TryGetValue(address, out var identity))
                return identity;
            if (wholes.TryGetValue(address, out var whole))
                address = whole;
            else if (address.Part != 0)
                address = address with { Part = 0 };
            else
                return null;
        }

        return null;
    }
}
