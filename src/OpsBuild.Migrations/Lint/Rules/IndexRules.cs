using OpsBuild.Migrations.Analysis;

namespace OpsBuild.Migrations.Lint.Rules;

/// <summary>Rules about building and dropping indexes of tables in use.</summary>
internal static class IndexRules
{
    private const string Orders = "create table orders (id bigint primary key, customer_id bigint);";

    public static IReadOnlyList<LintRule> All { get; } =
    [
        new("OB921", LintSeverity.Warning, "CREATE INDEX without CONCURRENTLY on a table in use")
        {
            Why =
                "The build holds a SHARE lock: every INSERT, UPDATE and DELETE on the table waits until it is done, minutes on a large "
                + "one.",
            Rewrite = "CREATE INDEX CONCURRENTLY IF NOT EXISTS, in a file of its own whose first line is '-- atlas:txmode none'. A "
                + "partitioned table: the index ON ONLY the parent, one "
                + "CONCURRENTLY on each partition, then ALTER INDEX … ATTACH PARTITION.",
            Bad = new("create index orders_customer_idx on orders (customer_id);\n", Orders),
            Good = new("-- atlas:txmode none\n\ncreate index concurrently if not exists orders_customer_idx on orders (customer_id);\n",
                Orders),
            AtlasNames = ["concurrent_index", "PG101"],
            // ON ONLY builds nothing of a partitioned table, and means nothing of another one.
            Check = command => command.Does is SqlCommand.CreateIndex { Concurrently: false } index
                && (!index.Only || command.Known.IsPlainTable(index.Table)) && command.MayExist(index.Table)
                ? [new Hit(0, $"an index of {index.Table} is built while its writers wait")]
                : [],
        },
        new("OB922", LintSeverity.Warning, "DROP INDEX without CONCURRENTLY")
        {
            Why = "It takes an ACCESS EXCLUSIVE lock on the table: it waits for every query that runs, and all later ones wait for it.",
            Rewrite =
                "DROP INDEX CONCURRENTLY IF EXISTS, in a file whose first line is '-- atlas:txmode none'. The index of a constraint "
                + "goes with the constraint.",
            Bad = new("drop index orders_customer_idx;\n", Orders + "\ncreate index orders_customer_idx on orders (customer_id);"),
            Good = new("-- atlas:txmode none\n\ndrop index concurrently if exists orders_customer_idx;\n", Orders
                + "\ncreate index orders_customer_idx on orders (customer_id);"),
            AtlasNames = ["concurrent_index", "PG102"],
            Check = command => command.Does is SqlCommand.Drop { Concurrently: false } drop && drop.Kind == SqlObjectKind.Index
                ? drop.Names.Where(name => command.MayExist(name)
                    && (command.Known.TableOf(name) is not { } table || command.MayExist(table)))
                    .Select(name => new Hit(name.Offset, $"index {name} is dropped while readers and writers of its table wait"))
                : [],
        },
        new("OB923", LintSeverity.Warning, "REINDEX without CONCURRENTLY")
        {
            Why = "Writers of the table wait, and readers that would use the index wait too, until it is built anew.",
            Rewrite = "REINDEX (CONCURRENTLY) INDEX …, in a file whose first line is '-- atlas:txmode none'.",
            Bad = new("reindex index orders_pkey;\n", Orders),
            Good = new("-- atlas:txmode none\n\nreindex index concurrently orders_pkey;\n", Orders),
            AtlasNames = ["concurrent_index"],
            Check = command => command.Does is SqlCommand.Reindex { Concurrently: false } reindex
                && (reindex.Name is not { } name || command.MayExist(name))
                ? [new Hit(0,
                    $"REINDEX {reindex.What.ToUpperInvariant()}{(reindex.Name is { } what ? $" {what}" : "")} makes writers wait")]
                : [],
        },
    ];
}
