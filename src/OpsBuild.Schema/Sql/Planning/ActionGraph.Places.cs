namespace OpsBuild.Schema.Sql.Planning;

// The order that follows from where things stand: in a whole, under a name, behind a column, in a partition.
internal sealed partial class ActionGraph
{
    private void OrderParts()
    {
        foreach (var action in actions.Values.ToList())
        {
            var whole = action.Step == SqlStep.Drop ? changes.PresentWhole(action.Item) : changes.WantedWhole(action.Item);
            if (whole is null)
                continue;
            Edge(AlterOf(whole.Identity), action);
            if (action.Step is SqlStep.Drop)
            {
                Edge(action, DropOf(whole.Identity));
                Edge(action, FinishOf(whole.Identity));
                continue;
            }

            Edge(CreateOf(whole.Identity), action);
            if (action.Step == SqlStep.Create && action.Item is { Identity.Kind: ObjectKind.Trigger } trigger && trigger["inherited"] is not null)
                Edge(FinishOf(whole.Identity), action);
            else if (action.Item.Identity.Kind is ObjectKind.Column or ObjectKind.Constraint or ObjectKind.Index && action.Item["kind"] != "foreign key"
                && action.Step != SqlStep.Finish)
                Edge(action, FinishOf(whole.Identity));
        }
    }

    // What takes a name waits for what gives it up.
    private void OrderNames()
    {
        var given = changes.Drops
            .SelectMany(identity => SqlNames.Of(Have.Find(identity)!).Select(name => (name, Action: DropOf(identity))))
            .ToLookup(pair => pair.name, pair => pair.Action);
        foreach (var identity in changes.Creates)
        {
            foreach (var name in SqlNames.Of(Want.Find(identity)!))
            {
                foreach (var drop in given[name])
                    Edge(drop, CreateOf(identity));
            }
        }
    }

    // New columns of a table in their order, since each goes to the end.
    private void OrderColumns()
    {
        foreach (var columns in actions.Values
            .Where(action => action is { Step: SqlStep.Create, Item.Identity.Kind: ObjectKind.Column })
            .GroupBy(action => action.Item.Place.PartOf))
        {
            SqlAction? before = null;
            foreach (var column in columns.Order())
            {
                Edge(before, column);
                before = column;
            }
        }
    }

    // A partition that goes makes room for the one that comes; what a partitioned table has for all follows its partitions.
    private void OrderPartitions()
    {
        var finishes = actions.Values
            .Where(action => action is { Step: SqlStep.Finish, Item.Identity.Kind: ObjectKind.Table } && action.Item["partition of"] is not null)
            .ToLookup(action => action.Item["partition of"]!, StringComparer.Ordinal);
        foreach (var table in Have.Objects.Where(item => item.Identity.Kind == ObjectKind.Table && item["partition of"] is not null))
        {
            foreach (var finish in finishes[table["partition of"]!])
            {
                Edge(DropOf(table.Identity), finish);
                if (finish.Item.Identity != table.Identity)
                    Edge(AlterOf(table.Identity), finish);
            }
        }

        // A table that inherits takes over the columns that are there.
        foreach (var table in actions.Values.Where(action => action is { Step: SqlStep.Create, Item.Identity.Kind: ObjectKind.Table }))
        {
            foreach (var column in Inheritance.Parents(table.Item).SelectMany(parent => context.WantedParts(parent, ObjectKind.Column)))
                Edge(MakeOf(column.Identity), table);
        }

        foreach (var part in actions.Values.Where(action => action.Step == SqlStep.Create
            && action.Item.Identity.Kind is ObjectKind.Index or ObjectKind.Constraint or ObjectKind.Trigger).ToList())
        {
            foreach (var finish in finishes[part.Item.Place.PartOf ?? ""])
            {
                // A check has to be on both before they meet.
                if (part.Item["kind"] != "check")
                    Edge(finish, part);
            }
        }
    }

    private void OrderFinishes()
    {
        foreach (var finish in actions.Values.Where(action => action.Step == SqlStep.Finish && action.Item.Identity.Kind is ObjectKind.Index or ObjectKind.Constraint).ToList())
        {
            if (changes.WantedWhole(finish.Item) is { } table)
                Edge(FinishOf(table.Identity), finish);
            foreach (var needed in Want.Dependencies.ReferencesOf(finish.Item.Identity))
            {
                Edge(MakeOf(needed), finish);
                // An index that lacks those of its partitions is no match when its own table is attached.
                if (needed.Kind is ObjectKind.Index or ObjectKind.Constraint && changes.WantedWhole(Want.Find(needed)!) is { } above)
                    Edge(finish, FinishOf(above.Identity));
            }
        }

        // One that another reads is filled first.
        var filled = actions.Values.Where(action => action is { Step: SqlStep.Finish, Item.Identity.Kind: ObjectKind.MaterializedView }).ToList();
        foreach (var view in filled)
        {
            foreach (var other in filled.Where(other => other != view && Needs(view.Item.Identity, other.Item.Identity)))
                Edge(other, view);
        }
    }

    private bool Needs(ObjectIdentity item, ObjectIdentity other)
    {
        var seen = new HashSet<ObjectIdentity> { item };
        var open = new Queue<ObjectIdentity>(seen);
        while (open.TryDequeue(out var next))
        {
            foreach (var needed in Want.Dependencies.ReferencesOf(next))
            {
                if (needed == other)
                    return true;
                if (needed.Kind is ObjectKind.View or ObjectKind.MaterializedView or ObjectKind.Function && seen.Add(needed))
                    open.Enqueue(needed);
            }
        }

        return false;
    }
}
