using OpsBuild.Migrations.Analysis;

namespace OpsBuild.Migrations.Lint.Rules;

/// <summary>Rules about files without a transaction, of which a part may have run when they are run again.</summary>
internal static class RepeatRules
{
    private const string Why =
        "A file without a transaction may stop halfway, or lose its connection right after a statement: then nobody knows whether that one "
        + "ran, and running it again must do no harm.";

    private const string Index = "create index concurrently if not exists orders_code_idx on orders (code);\n";

    // Those that know IF NOT EXISTS; a view, a function, a trigger knows OR REPLACE.
    private static readonly HashSet<string> Guarded =
        ["SCHEMA", "SEQUENCE", "EXTENSION", "STATISTICS", "MATERIALIZED VIEW", "COLLATION", "SERVER", "USER MAPPING"];

    private static readonly HashSet<string> Replaceable =
        ["VIEW", "FUNCTION", "PROCEDURE", "AGGREGATE", "TRIGGER", "RULE", "TRANSFORM", "LANGUAGE"];

    public static IReadOnlyList<LintRule> All { get; } =
    [
        new("OB961", LintSeverity.Warning, "CREATE without IF NOT EXISTS in a file without a transaction")
        {
            Why = Why,
            Rewrite =
                "CREATE … IF NOT EXISTS, ADD COLUMN IF NOT EXISTS; for views, routines and triggers CREATE OR REPLACE. Beside CREATE "
                + "INDEX CONCURRENTLY it also passes over an invalid index that a failed build left: apply finds those.",
            Bad = new("-- atlas:txmode none\n\ncreate index concurrently orders_code_idx on orders (code);\n"),
            Good = new("-- atlas:txmode none\n\ncreate index concurrently if not exists orders_code_idx on orders (code);\n"),
            Check = command => command.File.IsWithoutTransaction ? Created(command.Does) : [],
        },
        new("OB962", LintSeverity.Warning, "DROP without IF EXISTS in a file without a transaction")
        {
            Why = Why,
            Rewrite = "DROP … IF EXISTS, DROP COLUMN IF EXISTS, DROP CONSTRAINT IF EXISTS.",
            Bad = new("-- atlas:txmode none\n\ndrop index concurrently orders_code_idx;\n"),
            Good = new("-- atlas:txmode none\n\ndrop index concurrently if exists orders_code_idx;\n"),
            Check = command => command.File.IsWithoutTransaction ? Dropped(command.Does) : [],
        },
        new("OB963", LintSeverity.Warning, "SET LOCAL in a file without a transaction")
        {
            Why = "It ends with its own statement, which is all the transaction there is: it does nothing but raise a warning.",
            Rewrite = "SET before the statements that need it and RESET after them.",
            Bad = new($"-- atlas:txmode none\n\nset local maintenance_work_mem = '1GB';\n{Index}"),
            Good = new($"-- atlas:txmode none\n\nset maintenance_work_mem = '1GB';\n{Index}reset maintenance_work_mem;\n"),
            Check = command => command.File.IsWithoutTransaction && command.Does is SqlCommand.Set { IsLocal: true } set
                ? [new Hit(0, $"SET LOCAL {set.Setting} ends at once")] : [],
        },
    ];

    private static IEnumerable<Hit> Created(SqlCommand command) => command switch
    {
        SqlCommand.CreateIndex { IfNotExists: false } index =>
            [new Hit(0, $"CREATE INDEX {(object?)index.Name ?? "without a name"} cannot be run again")],
        SqlCommand.CreateTable { IfNotExists: false, IsTemporary: false } table =>
            [new Hit(0, $"{table.Tag} {table.Name} cannot be run again")],
        SqlCommand.Create { IfNotExists: false, OrReplace: false } create when Guarded.Contains(create.Kind.Words)
            || Replaceable.Contains(create.Kind.Words) =>
            [new Hit(0, $"{create.Tag} {create.Name} cannot be run again")],
        SqlCommand.Alter alter => alter.Actions.Select(action => action switch
        {
            AlterAction.AddColumn { IfNotExists: false } add when Found.IsTable(alter.Kind) =>
                new Hit(add.Offset, $"ADD COLUMN {add.Column.Name} cannot be run again"),
            AlterAction.AddValue { IfNotExists: false } add => new Hit(add.Offset, $"ADD VALUE '{add.Value}' cannot be run again"),
            _ => (Hit?)null,
        }).OfType<Hit>(),
        _ => [],
    };

    private static IEnumerable<Hit> Dropped(SqlCommand command) => command switch
    {
        // DROP OWNED drops what there is.
        SqlCommand.Drop { IfExists: false, Kind.Words: not "OWNED" } drop =>
            [new Hit(0, $"{drop.Tag} {string.Join(", ", drop.Names)}".TrimEnd() + " cannot be run again")],
        SqlCommand.Alter alter => alter.Actions.Select(action => action switch
        {
            AlterAction.DropColumn { IfExists: false } drop => new Hit(drop.Offset, $"DROP COLUMN {drop.Column} cannot be run again"),
            AlterAction.DropConstraint { IfExists: false } drop =>
                new Hit(drop.Offset, $"DROP CONSTRAINT {drop.Constraint} cannot be run again"),
            _ => (Hit?)null,
        }).OfType<Hit>(),
        _ => [],
    };
}
