namespace OpsBuild.Schema.Comparison;

/// <summary>Which columns stand elsewhere. A column more or less shifts those behind it; only what changed places among the others has moved.</summary>
internal sealed class ColumnOrder(Catalog from, Catalog to)
{
    public const string Attribute = "position";

    private readonly Dictionary<string, HashSet<ObjectIdentity>> movedByTable = new(StringComparer.Ordinal);
    private readonly Lazy<ILookup<string, CatalogObject>> columnsFrom = new(() => ByTable(from));
    private readonly Lazy<ILookup<string, CatalogObject>> columnsTo = new(() => ByTable(to));

    public bool IsMoved(ObjectIdentity column)
    {
        var table = to.Find(column)!.Place.PartOf!;
        if (!movedByTable.TryGetValue(table, out var moved))
            movedByTable.Add(table, moved = Moved(table));
        return moved.Contains(column);
    }

    private static ILookup<string, CatalogObject> ByTable(Catalog catalog) =>
        catalog.Objects.Where(item => item.Identity.Kind == ObjectKind.Column && item[Attribute] is not null).ToLookup(item => item.Place.PartOf!);

    private static int Position(CatalogObject column) => int.Parse(column[Attribute]!, System.Globalization.CultureInfo.InvariantCulture);

    // The columns that are left when the longest run of columns in the same order on both sides is taken away: the fewest that can have moved.
    private HashSet<ObjectIdentity> Moved(string table)
    {
        var there = columnsTo.Value[table].ToDictionary(column => column.Identity, Position);
        var common = columnsFrom.Value[table].Where(column => there.ContainsKey(column.Identity)).OrderBy(Position).Select(column => column.Identity).ToArray();
        var longest = new int[common.Length];
        var before = new int[common.Length];
        var best = -1;
        for (var here = 0; here < common.Length; here++)
        {
            (longest[here], before[here]) = (1, -1);
            for (var earlier = 0; earlier < here; earlier++)
            {
                if (there[common[earlier]] < there[common[here]] && longest[earlier] >= longest[here])
                    (longest[here], before[here]) = (longest[earlier] + 1, earlier);
            }

            if (best < 0 || longest[here] > longest[best])
                best = here;
        }

        var moved = common.ToHashSet();
        for (var stays = best; stays >= 0; stays = before[stays])
            moved.Remove(common[stays]);
        return moved;
    }
}
