namespace OpsBuild.Schema.Sql.Planning;

/// <summary>One step for one object, with its place in the order.</summary>
internal sealed class SqlAction(SqlStep step, CatalogObject item, int phase, Func<IEnumerable<SqlStatement>> statements) : IComparable<SqlAction>
{
    private readonly int position = int.TryParse(item["position"], out var number) ? number : 0;

    public SqlStep Step => step;

    public CatalogObject Item => item;

    /// <summary>What must run after this.</summary>
    public HashSet<SqlAction> Followers { get; } = [];

    /// <summary>How many must run before this.</summary>
    public int Waiting { get; set; }

    public IEnumerable<SqlStatement> Statements() => statements();

    /// <summary>By phase, drops first and from the last kind to the first, then by kind, table, position and name.</summary>
    public int CompareTo(SqlAction? other)
    {
        if (other is null)
            return 1;
        var byPhase = phase.CompareTo(other.Phase);
        if (byPhase != 0)
            return byPhase;
        if (IsDrop != other.IsDrop)
            return IsDrop ? -1 : 1;
        var byKind = Rank(item).CompareTo(Rank(other.Item));
        if (byKind != 0)
            return IsDrop ? -byKind : byKind;
        var byWhole = string.CompareOrdinal(item.Place.PartOf, other.Item.Place.PartOf);
        if (byWhole != 0)
            return byWhole;
        var byPosition = position.CompareTo(other.position);
        var byName = byPosition != 0 ? byPosition : item.Identity.CompareTo(other.Item.Identity);
        return byName != 0 ? byName : step.CompareTo(other.Step);
    }

    private int Phase => phase;

    private bool IsDrop => step is SqlStep.Detach or SqlStep.Drop;

    private static int Rank(CatalogObject item) => item.Identity.Kind switch
    {
        // Whatever has an owner or grants needs roles.
        ObjectKind.Role => -3,
        ObjectKind.RoleMembership => -2,
        ObjectKind.RoleSettings => -1,
        ObjectKind.Schema => 0,
        ObjectKind.Extension => 1,
        // Before all that may wait for it, since it and its functions need each other.
        ObjectKind.BaseType => 1,
        ObjectKind.AccessMethod => 6,
        ObjectKind.Enum => 2,
        ObjectKind.Domain => 3,
        ObjectKind.CompositeType => 4,
        ObjectKind.RangeType => 5,
        ObjectKind.Function => 10,
        ObjectKind.Procedure => 11,
        ObjectKind.Aggregate => 12,
        ObjectKind.Sequence => 20,
        ObjectKind.Table => 21,
        ObjectKind.Column => 22,
        ObjectKind.View => 23,
        ObjectKind.MaterializedView => 24,
        ObjectKind.Constraint => 30,
        ObjectKind.Index => 31,
        ObjectKind.Trigger => 32,
        ObjectKind.Rule => 33,
        ObjectKind.Policy => 34,
        ObjectKind.Statistics => 35,
        ObjectKind.Publication => 36,
        ObjectKind.Subscription => 37,
        ObjectKind.SecurityLabel => 38,
        ObjectKind.EventTrigger => 40,
        ObjectKind.DefaultPrivileges => 41,
        _ => 7,
    };
}
