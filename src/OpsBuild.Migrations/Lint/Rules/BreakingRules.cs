using OpsBuild.Migrations.Analysis;

namespace OpsBuild.Migrations.Lint.Rules;

/// <summary>
/// Rules about what the code that runs now still asks for: the old version and the new one share the database for a while.
/// </summary>
internal static class BreakingRules
{
    private const string Why =
        "The code that runs while the migration is applied asks for the old name and fails, until every copy of it is replaced.";
    private const string Orders = "create table orders (id bigint primary key, code text);";

    public static IReadOnlyList<LintRule> All { get; } =
    [
        new("OB951", LintSeverity.Warning, "RENAME of a table or view")
        {
            Why = Why,
            Rewrite =
                "Rename it and leave a view of the old name in the same transaction (a simple view can be written to); drop the view "
                + "when no code uses it.",
            Bad = new("alter table orders rename to purchases;\n", Orders),
            Good = new("create view purchases as select * from orders;\n", Orders),
            AtlasNames = ["incompatible", "BC101"],
            Check = command => command.Does is SqlCommand.Alter alter && alter.Kind.IsRelation && alter.Kind != SqlObjectKind.Index
                && command.MayExist(alter.Name) && command.Known.TableOf(alter.Name) is null
                ? alter.Actions.OfType<AlterAction.Rename>().Where(rename => !LeavesView(command, alter.Name))
                    .Select(rename => new Hit(rename.Offset, $"{alter.Name} becomes {rename.To}"))
                : [],
        },
        new("OB952", LintSeverity.Warning, "RENAME of a column")
        {
            Why = Why,
            Rewrite =
                "Add a column of the new name, let the code write both, fill the old rows in batches, read the new one, then drop the "
                + "old.",
            Bad = new("alter table orders rename column code to number;\n", Orders),
            Good = new("alter table orders add column number text;\n", Orders),
            AtlasNames = ["incompatible", "BC102"],
            Check = command => command.Does is SqlCommand.Alter alter && (alter.Kind.IsRelation || alter.Kind == SqlObjectKind.Type)
                ? alter.Actions.OfType<AlterAction.RenamePart>()
                    .Where(rename => rename.Part is "column" or "attribute" && !command.Known.IsNew(alter.Kind, alter.Name)
                        && !command.Known.IsNew(alter.Name, new SqlName(null, rename.From, 0)))
                    .Select(rename => new Hit(rename.Offset, $"{alter.Name}.{rename.From} becomes {rename.To}"))
                : [],
        },
        new("OB953", LintSeverity.Warning, "RENAME of a schema, type, enum value or routine")
        {
            Why = Why,
            Rewrite = "Make the new one beside the old, change the code, then drop the old. An enum's new value is added, not renamed.",
            Bad = new("alter function total(bigint) rename to order_total;\n"),
            Good = new("create function order_total(id bigint) returns bigint language sql stable as 'select total(id)';\n"),
            AtlasNames = ["incompatible"],
            Check = command => command.Does is SqlCommand.Alter alter && IsCalled(alter.Kind)
                && !command.Known.IsNew(alter.Kind, alter.Name)
                ? alter.Actions.Where(action => action is AlterAction.Rename or AlterAction.RenamePart { Part: "value" })
                    .Select(action => new Hit(action.Offset, action is AlterAction.RenamePart part
                        ? $"value '{part.From}' of {alter.Name} becomes '{part.To}'"
                        : $"{alter.Kind.Words.ToLowerInvariant()} {alter.Name} becomes {((AlterAction.Rename)action).To}"))
                : [],
        },
        new("OB954", LintSeverity.Warning, "SET SCHEMA")
        {
            Why = Why,
            Rewrite = "Leave a view of the old name where it is a table, or put both schemas on the code's search_path first.",
            Bad = new("alter table orders set schema sales;\n", Orders),
            Good = new("create view sales.orders as select * from public.orders;\n", Orders),
            AtlasNames = ["incompatible"],
            Check = command => command.Does is SqlCommand.Alter alter && !command.Known.IsNew(alter.Kind, alter.Name)
                ? alter.Actions.OfType<AlterAction.SetSchema>()
                    .Select(move => new Hit(move.Offset, $"{alter.Name} moves to the schema {move.Schema}"))
                : [],
        },
        new("OB955", LintSeverity.Warning, "DROP of a view, routine or operator")
        {
            Why = "The code that runs while the migration is applied may still ask for it.",
            Rewrite =
                "Deploy code that no longer asks for it, then drop it. To change one, CREATE OR REPLACE; what that refuses, make anew "
                + "under another name.",
            Bad = new("drop view order_totals;\n", "create view order_totals as select 1 as total;"),
            Good = new("create or replace view order_totals as select 2 as total;\n", "create view order_totals as select 1 as total;"),
            AtlasNames = ["incompatible"],
            Check = command => command.Does is SqlCommand.Drop drop
                && (drop.Kind == SqlObjectKind.View || IsRoutine(drop.Kind) || drop.Kind == SqlObjectKind.Operator)
                ? drop.Kind == SqlObjectKind.Operator ? [new Hit(0, "an operator is dropped")]
                    : drop.Names.Where(name => !command.Known.IsNew(drop.Kind, name) && !IsMadeAgain(command, drop.Kind, name))
                        .Select(name => new Hit(name.Offset, $"{drop.Kind.Words.ToLowerInvariant()} {name} is dropped"))
                : [],
        },
        new("OB956", LintSeverity.Warning, "ADD COLUMN NOT NULL without a default")
        {
            Why =
                "It fails on a table that has rows, and on an empty one the running code's inserts fail afterwards, because they do "
                + "not know the column.",
            Rewrite = "Give it a default, or add it nullable, let the code write it, fill the old rows, then SET NOT NULL (OB924).",
            Bad = new("alter table orders add column country text not null;\n", Orders),
            Good = new("alter table orders add column country text not null default 'FR';\n", Orders),
            AtlasNames = ["data_depend", "MF103"],
            Check = command => command.OnExistingTable<AlterAction.AddColumn>()
                .Where(one => one.Action.Column is { IsNotNull: true, Source: ColumnSource.None })
                .Select(one => new Hit(one.Action.Offset,
                    $"{one.Table}.{one.Action.Column.Name} must not be null, and nothing says what it is")),
        },
    ];

    private static bool IsRoutine(SqlObjectKind kind) =>
        kind == SqlObjectKind.Function || kind == SqlObjectKind.Procedure || kind == SqlObjectKind.Routine
            || kind == SqlObjectKind.Aggregate;

    private static bool IsCalled(SqlObjectKind kind) =>
        IsRoutine(kind) || kind == SqlObjectKind.Schema || kind == SqlObjectKind.Type || kind == SqlObjectKind.Domain;

    private static bool LeavesView(LintedCommand command, SqlName old) =>
        !command.File.IsWithoutTransaction
        && command.After.OfType<SqlCommand.Create>()
            .Any(create => create.Kind == SqlObjectKind.View && create.Name is { } name && name.MayBe(old));

    // Dropped and made again in one transaction: nobody sees it missing.
    private static bool IsMadeAgain(LintedCommand command, SqlObjectKind kind, SqlName dropped) =>
        !command.File.IsWithoutTransaction && command.After.Any(later => later switch
        {
            SqlCommand.Create { Name: { } name } create =>
                name.MayBe(dropped) && (create.Kind == kind || (IsRoutine(create.Kind) && IsRoutine(kind))),
            SqlCommand.CreateTable table => kind == SqlObjectKind.View && table.Name.MayBe(dropped),
            _ => false,
        });
}
