using OpsBuild.Migrations.Analysis;

namespace OpsBuild.Migrations.Lint.Rules;

/// <summary>Rules about what writes a whole table anew under an ACCESS EXCLUSIVE lock.</summary>
internal static class RewriteRules
{
    private const string Why =
        "The server writes the whole table and its indexes anew under an ACCESS EXCLUSIVE lock: nobody reads or writes it meanwhile, "
            + "and it needs the disk twice.";
    private const string Orders = "create table orders (id bigint primary key, number integer, code varchar(20));";

    public static IReadOnlyList<LintRule> All { get; } =
    [
        new("OB931", LintSeverity.Warning, "A change of type that rewrites the table")
        {
            Why = Why,
            Rewrite = "Add a column of the new type, let the code write both, fill the old rows in batches, then read the new one and "
                + "drop the old. What needs no rewrite: a longer or unlimited varchar, "
                + "varchar to text, more digits of numeric with the same scale, more digits of a time stamp, cidr to inet.",
            Bad = new("alter table orders alter column number type bigint;\n", Orders),
            Good = new("alter table orders alter column code type varchar(40);\nalter table orders add column number_8 bigint;\n", Orders),
            AtlasNames = ["data_depend", "PG301"],
            Check = command => command.OnExistingTable<AlterAction.ChangeType>()
                .SelectMany(one => ChangedType(command, one.Table, one.Action)),
        },
        new("OB932", LintSeverity.Warning, "ADD COLUMN whose values are computed row by row")
        {
            Why = "A volatile default, a sequence and a stored expression give each row its own value, and a domain's constraint is checked "
                + "for each. " + Why,
            Rewrite =
                "Add the column without a default, set the default in a second ALTER TABLE (it counts for new rows), and fill the old "
                + "rows in batches. "
                + "A constant, now() and other stable functions cost nothing: one value for all.",
            Bad = new("alter table orders add column token uuid not null default gen_random_uuid();\n", Orders),
            Good = new("alter table orders add column token uuid;\nalter table orders alter column token set default gen_random_uuid();\n",
                Orders),
            AtlasNames = ["data_depend", "PG302"],
            Check = command => command.OnExistingTable<AlterAction.AddColumn>().SelectMany(one => Added(command, one.Table, one.Action))
                .Concat(command.OnExistingTable<AlterAction.ChangeColumn>().Where(one => one.Action.Words == "set expression")
                    .Select(one => new Hit(one.Action.Offset,
                        $"{one.Table}.{one.Action.Column} is computed anew for every row there is, unless it is a virtual column"))),
        },
        new("OB933", LintSeverity.Warning, "SET TABLESPACE, LOGGED, UNLOGGED or ACCESS METHOD")
        {
            Why = Why,
            Rewrite =
                "Make a new table as it should be, fill it in batches, and swap the two by renaming; or excuse it with a time at which "
                + "nobody minds.",
            Bad = new("alter table orders set unlogged;\n", Orders),
            Good = new("create unlogged table order_imports (id bigint);\n"),
            Check = command => command.Does switch
            {
                SqlCommand.AlterAll all => [new Hit(0, $"{all.Tag} ALL IN TABLESPACE copies one after the other while nobody may use it")],
                // A sequence has one row.
                SqlCommand.Alter alter when alter.Kind.IsRelation && alter.Kind != SqlObjectKind.Sequence && command.MayExist(alter.Name) =>
                    alter.Actions.OfType<AlterAction.Move>().Select(move => new Hit(move.Offset,
                        $"{alter.Name}: {move.Words} copies the {alter.Kind.Words.ToLowerInvariant()} while nobody may use it")),
                _ => [],
            },
        },
    ];

    private static IEnumerable<Hit> ChangedType(LintedCommand command, SqlName table, AlterAction.ChangeType change)
    {
        if (command.Known.IsNew(table, change.Column) || change.Type is not { } type)
            return [];
        var before = command.Known.TypeOf(table, change.Column);
        if (change.Using is { } conversion && !conversion.IsColumn(change.Column.Name, type))
            return [new Hit(change.Offset, $"{table}.{change.Column} is computed anew by USING for every row")];
        return TypeChange.Judge(before, type) switch
        {
            TypeChangeCost.None when change.Collates =>
                [new Hit(change.Offset, $"the indexes of {table}.{change.Column} are built anew, unless the collation was the same")],
            TypeChangeCost.None => [],
            TypeChangeCost.Rewrite when before is not null =>
                [new Hit(change.Offset, $"{table}.{change.Column} from {before} to {type} rewrites the table")],
            TypeChangeCost.Rewrite => [new Hit(change.Offset, $"{table}.{change.Column} to {type} rewrites the table")],
            TypeChangeCost.DependsOnTimeZone =>
                [new Hit(change.Offset,
                $"{table}.{change.Column} from {before} to {type} rewrites the table unless the session's TimeZone is UTC")],
            _ when before is null =>
                [new Hit(change.Offset, $"{table}.{change.Column} to {type} may rewrite the table: no migration says what it was")],
            _ => [new Hit(change.Offset, $"{table}.{change.Column} from {before} to {type} may rewrite the table: that is not known here")],
        };
    }

    private static IEnumerable<Hit> Added(LintedCommand command, SqlName table, AlterAction.AddColumn add) => add.Column switch
    {
        { Source: ColumnSource.Sequence } => [new Hit(add.Offset, $"{table}.{add.Column.Name} numbers every row there is")],
        { Source: ColumnSource.Stored } =>
            [new Hit(add.Offset, $"{table}.{add.Column.Name} is computed and stored for every row there is")],
        { Type: { } type } when command.Known.IsConstrainedDomain(type) =>
            [new Hit(add.Offset, $"{table}.{add.Column.Name}: the constraint of the domain {type} is checked for every row there is")],
        { Source: ColumnSource.Default, Value: { } value } => value.Calls
            .Select(call => (Call: call, Volatility: CalledFunction.VolatilityOf(call, command.Known)))
            .Where(one => one.Volatility is not FunctionVolatility.Steady).Take(1)
            .Select(one => new Hit(value.Offset, one.Volatility is FunctionVolatility.Volatile
                ? $"{one.Call}() is volatile: {table} gets a value for every row there is"
                : $"{one.Call}() may be volatile, as functions are unless declared otherwise: {table} would get a value for every row "
                    + $"there is")),
        _ => [],
    };
}
