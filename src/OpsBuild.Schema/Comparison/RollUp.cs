using System.Collections.Immutable;

namespace OpsBuild.Schema.Comparison;

/// <summary>Leaves out of all differences those that only follow from another one, so that one cause is one line.</summary>
internal sealed class RollUp
{
    // Two attributes that come and go with a third: an identity column's counter, a generated column's expression, a partition's bound.
    private static readonly (ObjectKind Kind, string Leader, Func<string, bool> Follows)[] Companions =
    [
        (ObjectKind.Column, "identity", name => name.StartsWith("identity ", StringComparison.Ordinal)),
        (ObjectKind.Column, "generated", name => name == "generation expression"),
        (ObjectKind.Table, "partition of", name => name == "partition bound"),
    ];

    private readonly Catalog from;
    private readonly Catalog to;
    private readonly Dictionary<(ObjectIdentity, string), Difference> all;
    private readonly HashSet<string> addedWholes;
    private readonly HashSet<string> removedWholes;
    private readonly ColumnOrder columnOrder;

    private RollUp(Catalog from, Catalog to, ImmutableArray<Difference> every)
    {
        (this.from, this.to) = (from, to);
        all = every.ToDictionary(difference => (difference.Identity, difference.Attribute));
        addedWholes = Wholes(every.Where(difference => difference.IsExistence && difference.To == Difference.Present));
        removedWholes = Wholes(every.Where(difference => difference.IsExistence && difference.To == Difference.Absent));
        columnOrder = new ColumnOrder(from, to);
    }

    public static ImmutableArray<Difference> Of(Catalog from, Catalog to, ImmutableArray<Difference> every)
    {
        if (every.IsEmpty)
            return every;
        var rollUp = new RollUp(from, to, every);
        return [.. every.Where(difference => !rollUp.Follows(difference))];
    }

    // Only what can have parts counts, since a function may have a table's name.
    private static HashSet<string> Wholes(IEnumerable<Difference> existences) =>
    [
        .. existences
            .Where(difference => difference.Identity.Kind is ObjectKind.Table or ObjectKind.View or ObjectKind.MaterializedView
                or ObjectKind.CompositeType or ObjectKind.Domain)
            .Select(difference => difference.Identity.Name),
    ];

    private bool Follows(Difference difference) =>
        difference.IsExistence ? ComesWithItsWhole(difference) || IsInheritedExistence(difference)
        : IsCompanion(difference) || FollowsFromParent(difference) || IsShiftedPosition(difference);

    private bool ComesWithItsWhole(Difference difference)
    {
        var wholes = difference.To == Difference.Present ? addedWholes : removedWholes;
        var item = Present(difference);
        if (item.Place.PartOf is { } whole && wholes.Contains(whole))
            return true;
        return item.Identity.Kind == ObjectKind.Sequence && (item["identity of"] ?? item["owned by"]) is { } column
            && (wholes.Contains(TableOf(item, column)) || (item["identity of"] is not null && ColumnBecomes(column, "identity")));
    }

    // The table of a column, by way of the column, since a name alone does not say where it ends.
    private string TableOf(CatalogObject sequence, string column) =>
        Owner(sequence).Find(ObjectKind.Column, column)?.Place.PartOf ?? "";

    private Catalog Owner(CatalogObject item) => ReferenceEquals(to.Find(item.Identity), item) ? to : from;

    private bool ColumnBecomes(string column, string attribute)
    {
        var identity = new ObjectIdentity(ObjectKind.Column, column);
        return all.ContainsKey((identity, Difference.Existence)) || all.ContainsKey((identity, attribute));
    }

    private bool IsInheritedExistence(Difference difference)
    {
        var item = Present(difference);
        var catalog = Owner(item);
        if (item["attached to"] is { } index)
            return Same(difference, new ObjectIdentity(ObjectKind.Index, index));
        if (item["index attached to"] is { } constraintIndex)
            return Parents(catalog, item).Any(parent => item.Identity.Kind == ObjectKind.Constraint
                && catalog.Objects.Any(other => other.Identity.Kind == ObjectKind.Constraint && other.Place.PartOf == parent
                    && IndexName(other) == constraintIndex && Same(difference, other.Identity)));
        return item["inherited"] is not null && item["also local"] is null
            && Parents(catalog, item).Any(parent => Same(difference, Counterpart(item.Identity, item.Place.PartOf!, parent)));
    }

    private bool FollowsFromParent(Difference difference)
    {
        var item = to.Find(difference.Identity)!;
        if (item.Place.PartOf is not { } table)
            return false;
        // Whether a part is inherited follows from its table's parents.
        if (difference.Attribute is "inherited" or "also local" or "attached to" or "index attached to")
        {
            var whole = new ObjectIdentity(ObjectKind.Table, table);
            return all.ContainsKey((whole, "inherits")) || all.ContainsKey((whole, "partition of"));
        }

        return item["inherited"] is not null && from.Find(difference.Identity)!["inherited"] is not null
            && Parents(to, item).Any(parent => Same(difference, Counterpart(item.Identity, table, parent)));
    }

    private bool IsCompanion(Difference difference) =>
        Companions.Any(companion => companion.Kind == difference.Identity.Kind && companion.Follows(difference.Attribute)
            && all.TryGetValue((difference.Identity, companion.Leader), out var leader) && (leader.From is null || leader.To is null));

    private bool IsShiftedPosition(Difference difference) =>
        difference is { Identity.Kind: ObjectKind.Column, Attribute: ColumnOrder.Attribute } && !columnOrder.IsMoved(difference.Identity);

    private bool Same(Difference difference, ObjectIdentity other) =>
        all.TryGetValue((other, difference.Attribute), out var found) && found.From == difference.From && found.To == difference.To;

    private CatalogObject Present(Difference difference) =>
        (difference.To == Difference.Present ? to.Find(difference.Identity) : from.Find(difference.Identity))!;

    private static string[] Parents(Catalog catalog, CatalogObject part) =>
        catalog.Find(ObjectKind.Table, part.Place.PartOf!) is { } table
            ? (table["partition of"] ?? table["inherits"])?.Split('\n') ?? []
            : [];

    private static ObjectIdentity Counterpart(ObjectIdentity part, string table, string parent) =>
        part with { Name = parent + part.Name[table.Length..] };

    // A constraint's index has its name, in its table's schema.
    private static string IndexName(CatalogObject constraint) =>
        $"{constraint.Place.PartOf![..SchemaLength(constraint.Place.PartOf!)]}{constraint.Identity.Name[constraint.Place.PartOf!.Length..]}";

    private static int SchemaLength(string qualified)
    {
        if (!qualified.StartsWith('"'))
            return qualified.IndexOf('.', StringComparison.Ordinal);
        var end = 1;
        while (qualified[end] != '"' || (end + 1 < qualified.Length && qualified[end + 1] == '"'))
            end += qualified[end] == '"' ? 2 : 1;
        return end + 1;
    }
}
