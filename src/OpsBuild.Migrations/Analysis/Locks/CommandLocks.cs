namespace OpsBuild.Migrations.Analysis.Locks;

/// <summary>The locks that a command takes on relations which are there before it, and how far its text tells them.</summary>
/// <param name="Locks">Each relation once, with the strongest mode, in the order in which the command names them.</param>
/// <param name="Unseen">What else it may lock that its text does not name; null when there is nothing to add.</param>
/// <remarks>
/// From PostgreSQL's manual, 13.3.1 and the pages of the commands; a test compares them with <c>pg_locks</c>. Indexes are locked with their
/// table and not listed
/// unless the command names them. What a transaction takes it keeps until its end.
/// </remarks>
public sealed record CommandLocks(IReadOnlyList<RelationLock> Locks, string? Unseen)
{
    private const string Behind = "partitions, tables that inherit, and what stands behind a view are locked alike";

    /// <summary>The strongest mode of all; null for none.</summary>
    public LockMode? Strongest => Locks.Count == 0 ? null : Locks.Max(held => held.Mode);

    /// <summary>The locks of a command.</summary>
    public static CommandLocks Of(SqlCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        var taken = new LockList();
        taken.Add(command.Reads, LockMode.AccessShare);
        taken.Add(command.Changes.Select(change => change.Table), LockMode.RowExclusive);
        if (command.Changes.Count > 0)
            taken.NotSeen("triggers and foreign keys touch other tables");
        switch (command)
        {
            case SqlCommand.CreateTable table:
                OfTable(table, taken);
                break;
            case SqlCommand.CreateIndex index:
                taken.Add(index.Table, index.Concurrently ? LockMode.ShareUpdateExclusive : LockMode.Share);
                if (index is { Concurrently: false, Only: false })
                    taken.NotSeen("partitions, where there are any, are locked alike");
                break;
            case SqlCommand.Create create:
                OfCreate(create, taken);
                break;
            case SqlCommand.Alter alter:
                AlterLocks.Add(alter, taken);
                break;
            case SqlCommand.Drop drop:
                OfDrop(drop, taken);
                break;
            case SqlCommand.Truncate truncate:
                taken.Add(truncate.Tables, LockMode.AccessExclusive);
                taken.NotSeen(Behind);
                if (truncate.Cascade)
                    taken.NotSeen("CASCADE empties and locks the tables that refer to these, too");
                break;
            case SqlCommand.Query query:
                taken.Add(query.LocksRowsOf, LockMode.RowShare);
                taken.Add(query.Plans, LockMode.RowExclusive);
                if (query.Reads.Count > 0 || query.Changes.Count > 0 || query.Plans.Count > 0)
                    taken.NotSeen(Behind);
                if (query.Calls.Any(call => !KnownFunctions.IsHarmless(call)))
                    taken.NotSeen("whatever the functions that it calls do");
                break;
            case SqlCommand.LockTable table:
                taken.Add(table.Tables, LockModes.Of(table.Mode) ?? LockMode.AccessExclusive);
                taken.NotSeen(Behind);
                break;
            case SqlCommand.Refresh refresh:
                taken.Add(refresh.View, refresh.Concurrently ? LockMode.Exclusive : LockMode.AccessExclusive);
                taken.NotSeen("the tables of the view's query are read: ACCESS SHARE");
                break;
            case SqlCommand.Vacuum vacuum:
                var vacuumed = vacuum.Full ? LockMode.AccessExclusive : LockMode.ShareUpdateExclusive;
                taken.Add(vacuum.Tables, vacuumed);
                if (vacuum.Tables.Count == 0)
                    taken.NotSeen(
                        $"every table of the database, one after the other: {vacuumed.ToSql()}");
                break;
            case SqlCommand.Analyze analyze:
                taken.Add(analyze.Tables, LockMode.ShareUpdateExclusive);
                if (analyze.Tables.Count == 0)
                    taken.NotSeen("every table of the database, one after the other: SHARE UPDATE EXCLUSIVE");
                break;
            case SqlCommand.Cluster cluster:
                if (cluster.Table is { } clustered)
                    taken.Add(clustered, LockMode.AccessExclusive);
                else
                    taken.NotSeen("every table that was clustered before: ACCESS EXCLUSIVE");
                break;
            case SqlCommand.Reindex reindex:
                OfReindex(reindex, taken);
                break;
            case SqlCommand.Describe { Relation: { } relation } describe:
                taken.Add(relation, describe.IsOfPart ? LockMode.AccessShare : LockMode.ShareUpdateExclusive);
                break;
            case SqlCommand.Grant:
                taken.NotSeen("from PostgreSQL 18 on the relations that it names: ACCESS SHARE");
                break;
            case SqlCommand.Opaque:
                taken.NotSeen("whatever its body does");
                break;
            case SqlCommand.AlterAll:
                taken.NotSeen("everything of that kind in the tablespace: ACCESS EXCLUSIVE");
                break;
            case SqlCommand.Other { Tag: "REASSIGN OWNED" }:
                taken.NotSeen("everything that the role owns: ACCESS EXCLUSIVE");
                break;
            case SqlCommand.Other { Tag: "PREPARE" }:
                taken.NotSeen("what the prepared statement reads and changes: ACCESS SHARE and ROW EXCLUSIVE");
                break;
            case SqlCommand.Other { Tag: "" }:
                taken.NotSeen("what this command does cannot be told from its text");
                break;
        }
        return taken.ToLocks();
    }

    private static void OfTable(SqlCommand.CreateTable table, LockList taken)
    {
        taken.Add(table.References.Where(name => !name.MayBe(table.Name)), LockMode.ShareRowExclusive);
        taken.Add(table.Inherits, LockMode.ShareUpdateExclusive);
        if (table.PartitionOf is { } parent)
        {
            taken.Add(parent, LockMode.AccessExclusive);
            taken.NotSeen(
                "the default partition, where there is one, is locked as well and looked through: ACCESS EXCLUSIVE; so are the tables "
                    + "that the parent's foreign keys name");
        }
    }

    private static void OfCreate(SqlCommand.Create create, LockList taken)
    {
        taken.Add(create.Writes, LockMode.RowExclusive);
        switch (create.Kind.Words)
        {
            case "TRIGGER":
                taken.Add(create.On.Take(1), LockMode.ShareRowExclusive);
                taken.Add(create.On.Skip(1), LockMode.AccessShare);
                break;
            case "RULE" or "POLICY":
                taken.Add(create.On, LockMode.AccessExclusive);
                break;
            case "STATISTICS" or "PUBLICATION":
                taken.Add(create.On, LockMode.ShareUpdateExclusive);
                break;
            case "SEQUENCE":
                taken.Add(create.On, LockMode.AccessShare);
                break;
            case "VIEW" when create is { OrReplace: true, Name: { } view }:
                taken.Add(view, LockMode.AccessExclusive);
                break;
            case "FUNCTION" or "PROCEDURE":
                taken.NotSeen("a body in SQL is tried out, with the locks of a reader or writer on what it names");
                break;
            case "EXTENSION":
                taken.NotSeen("whatever the extension's script does");
                break;
        }
    }

    private static void OfDrop(SqlCommand.Drop drop, LockList taken)
    {
        var mode = drop.Concurrently ? LockMode.ShareUpdateExclusive : LockMode.AccessExclusive;
        if (drop.Kind.IsRelation)
            taken.Add(drop.Names, mode);
        if (drop.On is { } table)
            taken.Add(table, LockMode.AccessExclusive);
        if (drop.Kind == SqlObjectKind.Index)
            taken.NotSeen($"the index's table, which the command does not name: {mode.ToSql()}");
        else if (drop.Cascade)
            taken.NotSeen("CASCADE drops and locks what depends on it: ACCESS EXCLUSIVE");
        else if (drop.Kind == SqlObjectKind.Table)
            taken.NotSeen("the tables that its foreign keys name, and a partition's parent: ACCESS EXCLUSIVE");
        else if (drop.Kind == SqlObjectKind.Statistics)
            taken.NotSeen("the table that they are about: SHARE UPDATE EXCLUSIVE");
        else if (drop.Kind == SqlObjectKind.Extension)
            taken.NotSeen("the tables, views and sequences that belong to it: ACCESS EXCLUSIVE");
        else if (drop.Kind.Words == "OWNED")
            taken.NotSeen("everything that the role owns: ACCESS EXCLUSIVE");
    }

    private static void OfReindex(SqlCommand.Reindex reindex, LockList taken)
    {
        var mode = reindex.Concurrently ? LockMode.ShareUpdateExclusive : LockMode.Share;
        switch (reindex)
        {
            case { What: "table", Name: { } table }:
                taken.Add(table, mode);
                break;
            case { What: "index", Name: { } index }:
                taken.Add(index, reindex.Concurrently ? mode : LockMode.AccessExclusive);
                taken.NotSeen($"the index's table, which the command does not name: {mode.ToSql()}");
                break;
            default:
                taken.NotSeen($"every table of the {reindex.What}, one after the other: {mode.ToSql()}");
                break;
        }
    }
}
