namespace OpsBuild.Schema.Sql.Planning;

// What needs itself: nothing of it could come first, so part of it is put off.
internal sealed partial class ActionGraph
{
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
}
