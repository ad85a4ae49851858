using System.Collections.Immutable;

namespace OpsBuild.Schema.Sql.Planning;

/// <summary>The steps of a script and which must come before which.</summary>
internal sealed partial class ActionGraph
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
