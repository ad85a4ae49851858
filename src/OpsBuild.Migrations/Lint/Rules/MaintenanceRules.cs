using OpsBuild.Migrations.Analysis;

namespace OpsBuild.Migrations.Lint.Rules;

/// <summary>Rules about commands that hold a table for as long as they run.</summary>
internal static class MaintenanceRules
{
    private const string Events =
        "create table events (at date) partition by range (at);\ncreate table events_2024 partition of events for values from "
        + "('2024-01-01') to ('2025-01-01');";

    public static IReadOnlyList<LintRule> All { get; } =
    [
        new("OB934", LintSeverity.Warning, "VACUUM FULL")
        {
            Why = "It copies the table under an ACCESS EXCLUSIVE lock: nobody reads or writes it meanwhile, and it needs the disk twice.",
            Rewrite = "VACUUM without FULL, or a tool that copies beside the running table (pg_repack); outside of migrations.",
            Bad = new("-- atlas:txmode none\n\nvacuum full orders;\n"),
            Good = new("-- atlas:txmode none\n\nvacuum (analyze) orders;\n"),
            Check = command => command.Does is SqlCommand.Vacuum { Full: true } vacuum
                ? [new Hit(0, $"VACUUM FULL of {(vacuum.Tables.Count == 0 ? "every table" : string.Join(", ", vacuum.Tables))}")]
                : [],
        },
        new("OB935", LintSeverity.Warning, "CLUSTER")
        {
            Why = "It copies the table under an ACCESS EXCLUSIVE lock: nobody reads or writes it meanwhile, and it needs the disk twice.",
            Rewrite = "A tool that copies beside the running table (pg_repack); outside of migrations.",
            Bad = new("cluster orders using orders_pkey;\n", "create table orders (id bigint primary key);"),
            Good = new("alter table orders cluster on orders_pkey;\n", "create table orders (id bigint primary key);"),
            Check = command => command.Does is SqlCommand.Cluster cluster && (cluster.Table is not { } table || command.MayExist(table))
                ? [new Hit(0, cluster.Table is { } name ? $"CLUSTER of {name}" : "CLUSTER of every table that was clustered before")]
                : [],
        },
        new("OB936", LintSeverity.Warning, "REFRESH MATERIALIZED VIEW without CONCURRENTLY")
        {
            Why = "Whoever reads the view waits until its query has run (ACCESS EXCLUSIVE).",
            Rewrite =
                "REFRESH MATERIALIZED VIEW CONCURRENTLY, which needs a unique index of the view over whole columns; readers go on with "
                + "the old rows.",
            Bad = new("refresh materialized view order_totals;\n"),
            Good = new("refresh materialized view concurrently order_totals;\n"),
            Check = command => command.Does is SqlCommand.Refresh { Concurrently: false } refresh && command.MayExist(refresh.View)
                ? [new Hit(refresh.View.Offset, $"readers of {refresh.View} wait for its query")]
                : [],
        },
        new("OB937", LintSeverity.Warning, "LOCK TABLE")
        {
            Why = "Others wait from here to the end of the transaction, whatever else is in it; without IN … MODE readers too.",
            Rewrite =
                "Leave it out: each statement takes the weakest lock that it needs. Where rows have to stand still, SELECT … FOR "
                + "UPDATE locks those alone.",
            Bad = new("lock table orders;\n"),
            Good = new("select id from orders where code is null for update;\n"),
            Check = command => command.Does is SqlCommand.LockTable table
                ? table.Tables.Where(command.MayExist)
                    .Select(name => new Hit(name.Offset, $"{name} is locked {table.Mode.ToUpperInvariant()} to the end of the transaction"))
                : [],
        },
        new("OB938", LintSeverity.Warning, "DETACH PARTITION without CONCURRENTLY")
        {
            Why =
                "It takes an ACCESS EXCLUSIVE lock on the partitioned table: it waits for every query that runs, and all later ones wait "
                + "for it.",
            Rewrite =
                "DETACH PARTITION … CONCURRENTLY, in a file whose first line is '-- atlas:txmode none'. PostgreSQL refuses that where there "
                + "is a default partition.",
            Bad = new("alter table events detach partition events_2024;\n", Events),
            Good = new("-- atlas:txmode none\n\nalter table events detach partition events_2024 concurrently;\n", Events),
            Check = command => command.OnExistingTable<AlterAction.DetachPartition>().Where(one => !one.Action.Concurrently)
                .Select(one => new Hit(one.Action.Offset, $"whoever uses {one.Table} waits until {one.Action.Partition} is out of it")),
        },
    ];
}
