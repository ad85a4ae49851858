namespace OpsBuild.Schema.Sql.Planning;

// Which step makes or removes an object: its own, or that of what it goes with.
internal sealed partial class ActionGraph
{
    // Parts go with their whole; a foreign key goes first all the same, since the table that it points to may go too.
    private bool GoesWithAnother(CatalogObject item)
    {
        if (OwnType(item) is not null)
            return true;
        if (changes.PresentWhole(item) is { } whole && changes.Drops.Contains(whole.Identity))
            return !(item["kind"] == "foreign key" && item.Identity.Kind == ObjectKind.Constraint && PointsToDropped(item)) && !CallsWithItsRows(item, whole);
        if (item.Identity.Kind == ObjectKind.Sequence && OwningColumn(item, Have) is { } column)
            return changes.Drops.Contains(column.Identity) || (column.Place.PartOf is not null && changes.PresentWhole(column) is { } table && changes.Drops.Contains(table.Identity));
        return false;
    }

    // A base type and the functions that read and write it need each other, so the one goes with the other.
    private ObjectIdentity? OwnType(CatalogObject item) => item.Identity.Kind != ObjectKind.Function ? null
        : Have.Dependencies.ReferencesOf(item.Identity).FirstOrDefault(type =>
            type.Kind == ObjectKind.BaseType && changes.Drops.Contains(type) && Have.Dependencies.ReferencesOf(type).Contains(item.Identity));

    // A column that calls a function of its own table's rows holds both.
    private bool CallsWithItsRows(CatalogObject part, CatalogObject whole) =>
        part.Identity.Kind == ObjectKind.Column && Have.Dependencies.ReferencesOf(part.Identity).Any(called => called.Kind == ObjectKind.Function
            && changes.Drops.Contains(called) && Have.Dependencies.ReferencesOf(called).Contains(whole.Identity));

    private bool PointsToDropped(CatalogObject foreignKey) =>
        Have.Dependencies.ReferencesOf(foreignKey.Identity).Any(identity =>
            changes.Drops.Contains(identity) && Have.Find(identity)!.Place.PartOf != foreignKey.Place.PartOf
            && identity.Name != foreignKey.Place.PartOf);

    private bool ComesWithAnother(CatalogObject item) =>
        item.Identity.Kind == ObjectKind.Column && changes.WantedWhole(item) is { } whole && changes.Creates.Contains(whole.Identity)
        && !context.Later.Contains(item.Identity);

    private static CatalogObject? OwningColumn(CatalogObject sequence, Catalog catalog) =>
        (sequence["identity of"] ?? sequence["owned by"]) is { } column ? catalog.Find(ObjectKind.Column, column) : null;

    private SqlAction? DropOf(ObjectIdentity identity)
    {
        if (actions.TryGetValue((SqlStep.Drop, identity), out var action))
            return action;
        if (!changes.Drops.Contains(identity))
            return null;
        var item = Have.Find(identity)!;
        if (OwnType(item) is { } type)
            return DropOf(type);
        if (changes.PresentWhole(item) is { } whole && changes.Drops.Contains(whole.Identity))
            return DropOf(whole.Identity);
        return item.Identity.Kind == ObjectKind.Sequence && OwningColumn(item, Have) is { } column ? DropOf(column.Identity) : null;
    }

    private SqlAction? CreateOf(ObjectIdentity identity)
    {
        if (actions.TryGetValue((SqlStep.Create, identity), out var action))
            return action;
        return changes.Creates.Contains(identity) && changes.WantedWhole(Want.Find(identity)!) is { } whole ? CreateOf(whole.Identity) : null;
    }

    // The inherited part changes when its parent's does.
    private SqlAction? AlterOf(ObjectIdentity identity)
    {
        if (Have.Find(identity) is { } have && changes.Alterations.ContainsKey(identity)
            && Inheritance.Leader(have, Have, Want) is { } leader && changes.Alterations.ContainsKey(leader.Identity))
            return AlterOf(leader.Identity);
        return actions.GetValueOrDefault((SqlStep.Alter, identity));
    }

    private SqlAction? MakeOf(ObjectIdentity identity) => CreateOf(identity) ?? AlterOf(identity);

    private SqlAction? FinishOf(ObjectIdentity identity) => actions.GetValueOrDefault((SqlStep.Finish, identity));
}
