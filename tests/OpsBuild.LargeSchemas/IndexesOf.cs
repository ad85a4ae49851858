namespace OpsBuild.LargeSchemas;

/// <summary>Three indexes a table beside its primary key, of all sorts, one in three hundred by a unique constraint; two foreign keys a table.</summary>
internal static class IndexesOf
{
    public static void AddTo(LargeSchema schema)
    {
        for (var table = 0; table < schema.Tables; table++)
        {
            AddIndexes(schema, table);
            AddForeignKey(schema, table, "first");
            AddForeignKey(schema, table, "second");
        }
    }

    private static void AddIndexes(LargeSchema schema, int table)
    {
        var name = SchemaNames.Table(schema, table);
        var needs = new[] { $"table {table}" };
        if (table % 10 < 3 && !TablesOf.IsPartitioned(schema, table))
            schema.Add($"index {table} a", $"alter table {name} add constraint unique_{table} unique (code, id) include (flag){(table % 20 == 0 ? " deferrable initially deferred" : "")}", needs);
        else
            schema.Add($"index {table} a", $"create index code_{table} on {name} (code{(table % 4 == 0 ? " collate \"POSIX\"" : "")} text_pattern_ops, created desc nulls last)", needs);
        schema.Add($"index {table} b", (table % 4) switch
        {
            0 => $"create index lower_{table} on {name} (lower(code), (coalesce(note, '')))",
            1 => $"create index partial_{table} on {name} (created) where flag and status <> 'done'",
            2 => $"create index tags_{table} on {name} using gin (tags) with (fastupdate = off)",
            _ => $"create index time_{table} on {name} using brin (created) with (pages_per_range = {16 + table})",
        }, needs);
        // Named by the server.
        schema.Add($"index {table} c", $"create index on {name} (first_id) include (flag)", needs);
        if (table % 28 == 0)
            schema.Add($"comment on index {table}", $"comment on index {SchemaNames.Of(schema, table)}.lower_{table} is 'Found by {table}'", $"index {table} b");
    }

    private static void AddForeignKey(LargeSchema schema, int table, string column)
    {
        var other = schema.Choice(column, table, schema.Tables);
        // To a partitioned table there are few: each is one constraint more for every partition.
        if (TablesOf.IsPartitioned(schema, other) && table % 20 != 0)
            other++;
        if (other == schema.Tables)
            other = 0;
        var actions = (table % 6) switch
        {
            0 => " on delete cascade",
            1 => " on update cascade on delete set null",
            2 => " deferrable",
            3 => TablesOf.IsPartitioned(schema, table) ? "" : " not valid",
            _ => "",
        };
        schema.Add(
            $"foreign key {table} {column}",
            $"alter table {SchemaNames.Table(schema, table)} add constraint {column}_{table} foreign key ({column}_id) references {SchemaNames.Table(schema, other)}{actions}",
            $"table {table}", $"primary key {other}");
    }
}
