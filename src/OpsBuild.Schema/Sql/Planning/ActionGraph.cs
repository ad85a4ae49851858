using System.Collections.Immutable;

namespace OpsBuild.Schema.Sql.Planning;

/// <summary>The steps of a script and which must come before which.</summary>
internal sealed class ActionGraph
{
    private static readonly string[] RoutineStarts = ["CREATE FUNCTION", "CREATE OR REPLACE FUNCTION", "CREATE PROCEDURE", "CREATE OR REPLACE PROCEDURE"];

    private const int Main = 0;
    private const int ForeignKeys = 1;
    private const int Data = 2;
    private const int Watchers = 3;
    private const int Defaults = 4;

    private readonly ChangeSet changes;
    private readonly SqlContext context;
    private readonly Dictionary<(SqlStep, ObjectIdentity), SqlAction> actions = [];

    public ActionGraph(ChangeSet changes, SqlContext context)
    {
        (this.changes, this.context) = (changes, context);
        MakeActions();
        MakeEdges();
    }

    private Catalog Have => context.Have;

    private Catalog Want => context.Want;

    /// <summary>All statements in an order in which they can run.</summary>
    public IEnumerable<SqlStatement> Script()
    {
        var statements = Ordered().SelectMany(action => action.Statements()).ToImmutableArray();
        if (statements.Any(MakesRoutine))
            yield return new SqlStatement("SET check_function_bodies = off") { Note = "Bodies may mention what comes later." };
        foreach (var statement in statements)
            yield return statement;
        foreach (var remark in changes.Remarks.Distinct())
            yield return remark;
    }

    /// <summary>
    /// The same catalogs with the columns and defaults of new tables put off that stand in a circle, such as a default that calls a function of the
    /// table's rows; null where there is nothing (more) to put off.
    /// </summary>
    public SqlContext? WithoutCircle()
    {
        var circle = Circle();
        if (circle.Count == 0)
            return null;
        var (later, defaults) = (context.Later.ToHashSet(), context.LaterDefaults.ToHashSet());
        foreach (var table in circle.Where(action => action is { Step: SqlStep.Create, Item.Identity.Kind: ObjectKind.Table }))
        {
            var isPutOff = false;
            foreach (var column in context.WantedParts(table.Item.Identity.Name, ObjectKind.Column).Where(column => !context.Later.Contains(column.Identity)))
            {
                var needed = Want.Dependencies.ReferencesOf(column.Identity)
                    .Where(reference => MakeOf(ChangeSet.StandIn(reference, Want)) is { } make && make != table && circle.Contains(make)).ToList();
                // Each new column stands last, so those behind one that is put off are too.
                if (isPutOff || (needed.Count > 0 && !(column["default"] is not null && needed.All(IsOnlyCalled))))
                    isPutOff = later.Add(column.Identity) || isPutOff;
                else if (needed.Count > 0)
                    defaults.Add(column.Identity);
            }
        }

        return later.Count == context.Later.Count && defaults.Count == context.LaterDefaults.Count
            ? null
            : context with { Later = later, LaterDefaults = defaults };
    }

    private static bool IsOnlyCalled(ObjectIdentity identity) => identity.Kind is ObjectKind.Function or ObjectKind.Aggregate or ObjectKind.Sequence;

    // What neither begins nor ends any order: the circles and what lies between them.
    private HashSet<SqlAction> Circle()
    {
        var waiting = actions.Values.ToDictionary(action => action, action => action.Waiting);
        var before = actions.Values.SelectMany(action => action.Followers, (action, follower) => (action, follower)).ToLookup(pair => pair.follower, pair => pair.action);
        var left = actions.Values.ToHashSet();
        var open = new Queue<SqlAction>(left.Where(action => waiting[action] == 0));
        while (open.TryDequeue(out var action))
        {
            left.Remove(action);
            foreach (var follower in action.Followers.Where(follower => --waiting[follower] == 0))
                open.Enqueue(follower);
        }

        open = new Queue<SqlAction>(left.Where(action => !action.Followers.Any(left.Contains)));
        while (open.TryDequeue(out var action))
        {
            left.Remove(action);
            foreach (var earlier in before[action].Where(earlier => left.Contains(earlier) && !earlier.Followers.Any(left.Contains)))
                open.Enqueue(earlier);
        }

        return left;
    }

    private static bool MakesRoutine(SqlStatement statement) =>
        RoutineStarts.Any(start => statement.Text.StartsWith(start, StringComparison.Ordinal));

    private void MakeActions()
    {
        foreach (var identity in changes.Drops)
        {
            var item = Have.Find(identity)!;
            if (!GoesWithAnother(item))
                Add(SqlStep.Drop, item, Main, () => changes.SqlOf(item).Drop(item, context));
        }

        foreach (var identity in changes.Creates)
        {
            var item = Want.Find(identity)!;
            if (!ComesWithAnother(item))
                Add(SqlStep.Create, item, PhaseOf(item), () => changes.SqlOf(item).Create(item, context));
            AddFinish(null, item);
        }

        foreach (var (identity, alteration) in changes.Alterations)
        {
            var item = Want.Find(identity)!;
            var statements = alteration switch
            {
                Alteration.InPlace inPlace => inPlace.Statements,
                Alteration.WithoutDependents without => without.Statements,
                _ => [],
            };
            Add(SqlStep.Alter, item, PhaseOf(item), () => statements);
            AddFinish(Have.Find(identity), item);
        }

        foreach (var identity in changes.WithoutDefault.Where(identity => !changes.Drops.Contains(identity)))
        {
            var (have, want) = (Have.Find(identity)!, Want.Find(identity)!);
            Add(SqlStep.Detach, have, Main, () => [$"ALTER TABLE {have.Place.PartOf} ALTER COLUMN {Last(have)} DROP DEFAULT"]);
            if (want["default"] is { } expression && !actions.ContainsKey((SqlStep.Finish, identity)))
                Add(SqlStep.Finish, want, Main, () => [$"ALTER TABLE {want.Place.PartOf} ALTER COLUMN {Last(want)} SET DEFAULT {expression}"]);
        }
    }

    private static string Last(CatalogObject part) => part.Identity.Name[(part.Place.PartOf!.Length + 1)..];

    private static int PhaseOf(CatalogObject item) => item.Identity.Kind switch
    {
        ObjectKind.Constraint when item["kind"] == "foreign key" => ForeignKeys,
        ObjectKind.EventTrigger => Watchers,
        ObjectKind.DefaultPrivileges => Defaults,
        _ => Main,
    };

    private void AddFinish(CatalogObject? have, CatalogObject want)
    {
        if (changes.SqlOf(want) is not IFinishesLater kind || kind.Finish(have, want, context).ToImmutableArray() is not { IsEmpty: false } statements)
            return;
        var phase = want.Identity.Kind == ObjectKind.MaterializedView ? Data : PhaseOf(want);
        Add(SqlStep.Finish, want, phase, () => statements);
    }

    private void Add(SqlStep step, CatalogObject item, int phase, Func<IEnumerable<SqlStatement>> statements) =>
        actions.TryAdd((step, item.Identity), new SqlAction(step, item, phase, statements));

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

    private IEnumerable<SqlAction> Ordered()
    {
        var ready = new SortedSet<SqlAction>(actions.Values.Where(action => action.Waiting == 0));
        var left = new SortedSet<SqlAction>(actions.Values);
        while (left.Count > 0)
        {
            // In a circle that nothing splits the first goes first: the server then says what it lacks.
            var next = ready.Count > 0 ? ready.Min! : left.Min!;
            ready.Remove(next);
            left.Remove(next);
            yield return next;
            foreach (var follower in next.Followers)
            {
                if (--follower.Waiting == 0 && left.Contains(follower))
                    ready.Add(follower);
            }
        }
    }
}
