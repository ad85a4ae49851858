namespace OpsBuild.Migrations.Analysis.Locks;

/// <summary>The locks of ALTER, action by action; a command takes the strongest that one of its actions needs.</summary>
internal static class AlterLocks
{
    // Storage parameters that take effect for later writes or plans only (manual, CREATE TABLE and CREATE INDEX, storage parameters).
    private static readonly HashSet<string> StrongParameters =
        ["user_catalog_table", "buffering", "fastupdate", "gin_pending_list_limit", "security_barrier", "security_invoker", "check_option",
        "pages_per_range", "autosummarize"];

    public static void Add(SqlCommand.Alter alter, LockList taken)
    {
        if (alter.On is { } table)
        {
            taken.Add(table, LockMode.AccessExclusive);
            return;
        }
        if (!alter.Kind.IsRelation)
        {
            OfNoRelation(alter, taken);
            return;
        }
        foreach (var action in alter.Actions)
        {
            taken.Add(alter.Name, Mode(alter.Kind, action));
            Others(alter, action, taken);
        }
        if (alter.Kind == SqlObjectKind.Table && alter.Actions.Any(Recurses))
            taken.NotSeen("partitions and tables that inherit from it are locked alike");
    }

    private static void OfNoRelation(SqlCommand.Alter alter, LockList taken)
    {
        if (alter.Kind == SqlObjectKind.Domain && alter.Actions
            .Any(action => action is AlterAction.AddConstraint { Constraint.IsNotValid: false } or AlterAction.ValidateConstraint
            or AlterAction.SetNotNull))
            taken.NotSeen("every table with a column of the domain is looked through: SHARE");
        if (alter.Kind == SqlObjectKind.Type && alter.Actions
            .Any(action => action is AlterAction.AddColumn or AlterAction.DropColumn or AlterAction.ChangeType
                or AlterAction.RenamePart { Part: "attribute" }))
            taken.NotSeen("with CASCADE every table of that type: ACCESS EXCLUSIVE");
        if (alter.Kind == SqlObjectKind.Publication)
            taken.NotSeen("tables that are added: SHARE UPDATE EXCLUSIVE");
        if (alter.Kind == SqlObjectKind.Extension)
            taken.NotSeen("whatever the extension's script does");
    }

    private static LockMode Mode(SqlObjectKind kind, AlterAction action) => action switch
    {
        AlterAction.Rename when kind == SqlObjectKind.Index => LockMode.ShareUpdateExclusive,
        AlterAction.Rename or AlterAction.SetSchema => LockMode.AccessExclusive,
        AlterAction.OwnedBy or AlterAction.Other when kind == SqlObjectKind.Sequence => LockMode.ShareRowExclusive,
        AlterAction.AttachPartition or AlterAction.DetachPartition { Concurrently: true } => LockMode.ShareUpdateExclusive,
        AlterAction.ValidateConstraint or AlterAction.ColumnStatistics or AlterAction.ChooseCluster => LockMode.ShareUpdateExclusive,
        AlterAction.Parameters { Names: var names } =>
            names.Any(StrongParameters.Contains) ? LockMode.AccessExclusive : LockMode.ShareUpdateExclusive,
        AlterAction.SwitchTrigger => LockMode.ShareRowExclusive,
        AlterAction.AddConstraint { Constraint.Kind: ConstraintKind.ForeignKey } => LockMode.ShareRowExclusive,
        _ => LockMode.AccessExclusive,
    };

    // The second relation of an action that has two.
    private static void Others(SqlCommand.Alter alter, AlterAction action, LockList taken)
    {
        switch (action)
        {
            case AlterAction.AddConstraint { Constraint.References: { } referenced }:
                taken.Add(referenced, LockMode.ShareRowExclusive);
                break;
            case AlterAction.AddColumn { Column: var column }:
                taken.Add(column.Constraints.Select(constraint => constraint.References).OfType<SqlName>(), LockMode.ShareRowExclusive);
                break;
            case AlterAction.AttachPartition attach:
                taken.Add(attach.Partition, LockMode.AccessExclusive);
                taken.NotSeen("the default partition, where there is one: ACCESS EXCLUSIVE");
                break;
            case AlterAction.DetachPartition detach:
                taken.Add(detach.Partition, LockMode.AccessExclusive);
                if (!detach.Concurrently)
                    taken.NotSeen("the default partition, where there is one: ACCESS EXCLUSIVE");
                break;
            case AlterAction.Inherit inherit:
                taken.Add(inherit.Parent, inherit.Ends ? LockMode.AccessShare : LockMode.ShareUpdateExclusive);
                break;
            case AlterAction.OwnedBy { Table: { } table }:
                taken.Add(table, LockMode.AccessShare);
                break;
            case AlterAction.DropConstraint or AlterAction.DropColumn:
                taken.NotSeen("where a foreign key goes with it, the table that it names: ACCESS EXCLUSIVE");
                break;
            case AlterAction.ValidateConstraint:
                taken.NotSeen("of a foreign key, the table that it names: ROW SHARE");
                break;
        }
    }

    private static bool Recurses(AlterAction action) =>
        action is AlterAction.AddColumn or AlterAction.DropColumn or AlterAction.ChangeType or AlterAction.AddConstraint
            or AlterAction.DropConstraint
            or AlterAction.SetNotNull or AlterAction.DropNotNull or AlterAction.ValidateConstraint or AlterAction.RenamePart
            or AlterAction.ChangeDefault or AlterAction.ColumnStatistics or AlterAction.ChangeColumn or AlterAction.SwitchTrigger;
}
