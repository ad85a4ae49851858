using System.Collections.Immutable;

namespace OpsBuild.Schema.Sql.Planning;

// The order that follows from what needs what.
internal sealed partial class ActionGraph
{
    private static void Edge(SqlAction? before, SqlAction? after)
    {
        if (before is not null && after is not null && before != after && before.Followers.Add(after))
            after.Waiting++;
    }

    private void MakeEdges()
    {
        foreach (var identity in changes.Drops)
            OrderDrop(identity);
        foreach (var identity in changes.Creates.Concat(changes.Alterations.Keys).Concat(changes.WithoutDefault))
            OrderMake(identity);
        OrderParts();
        OrderNames();
        OrderColumns();
        OrderPartitions();
        OrderFinishes();
    }

    private void OrderDrop(ObjectIdentity identity)
    {
        var drop = DropOf(identity);
        foreach (var reference in Have.Dependencies.ReferencesOf(identity))
        {
            var needed = ChangeSet.StandIn(reference, Have);
            if (IsSequenceOwnership(identity, needed, Have))
                continue;
            Edge(drop, DropOf(needed));
            // A part of a table that lets go of its parent goes when the table has.
            if (needed.Name != Have.Find(identity)!.Place.PartOf)
                Edge(drop, AlterOf(needed));
            foreach (var column in ColumnsOfRows(identity, needed, context.PresentParts))
            {
                Edge(drop, DropOf(column));
                Edge(drop, AlterOf(column));
            }
        }

        Edge(drop, CreateOf(identity));
        if (Have.Find(identity) is { Identity.Kind: ObjectKind.DefaultPrivileges, Place.Schema: { } schema })
            Edge(drop, actions.Values.FirstOrDefault(action => action is { Step: SqlStep.Drop, Item.Identity.Kind: ObjectKind.Schema } && action.Item.Place.Schema == schema));
    }

    private void OrderMake(ObjectIdentity identity)
    {
        var make = MakeOf(identity);
        var finish = FinishOf(identity);
        Edge(make, finish);
        var isLate = context.LaterDefaults.Contains(identity) || changes.WithoutDefault.Contains(identity);
        foreach (var reference in Want.Dependencies.ReferencesOf(identity))
        {
            var needed = ChangeSet.StandIn(reference, Want);
            if (IsSequenceOwnership(identity, needed, Want))
            {
                Edge(MakeOf(needed), finish);
                continue;
            }

            if (IsAttached(identity, needed))
                continue;
            if (!isLate)
                Edge(MakeOf(needed), make);
            foreach (var column in ColumnsOfRows(identity, needed, context.WantedParts))
                Edge(MakeOf(column), make);
            Edge(MakeOf(needed), finish);
        }

        foreach (var reference in Have.Dependencies.ReferencesOf(identity))
        {
            var needed = ChangeSet.StandIn(reference, Have);
            Edge(actions.GetValueOrDefault((SqlStep.Detach, identity)), DropOf(needed));
            if (!changes.Drops.Contains(identity) && !changes.WithoutDefault.Contains(identity))
                Edge(AlterOf(identity), DropOf(needed));
        }

        Edge(actions.GetValueOrDefault((SqlStep.Detach, identity)), make);
    }

    // A table or type whose rows a column holds cannot get or lose columns while it does.
    private static IEnumerable<ObjectIdentity> ColumnsOfRows(
        ObjectIdentity item, ObjectIdentity needed, Func<string, ObjectKind, ImmutableArray<CatalogObject>> parts) =>
        item.Kind == ObjectKind.Column && needed.Kind is ObjectKind.Table or ObjectKind.CompositeType && !item.Name.StartsWith($"{needed.Name}.", StringComparison.Ordinal)
            ? parts(needed.Name, ObjectKind.Column).Select(column => column.Identity)
            : [];

    // The column's default needs the sequence, and the sequence belongs to the column: only that it belongs to it can follow.
    private static bool IsSequenceOwnership(ObjectIdentity item, ObjectIdentity needed, Catalog catalog) =>
        item.Kind == ObjectKind.Sequence && needed.Kind is ObjectKind.Column or ObjectKind.Table && catalog.Find(item)?["identity of"] is null;

    // A partition's index is there before its table's, which takes it over.
    private bool IsAttached(ObjectIdentity item, ObjectIdentity needed) =>
        item.Kind is ObjectKind.Index or ObjectKind.Constraint && needed.Kind == item.Kind
        && Want.Find(item) is { } part && (part["attached to"] ?? part["index attached to"]) is not null;
}
