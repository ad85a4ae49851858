namespace OpsBuild.LargeSchemas;

/// <summary>Grants to roles that every server has, row security, default privileges.</summary>
internal static class RightsOf
{
    public static void AddTo(LargeSchema schema)
    {
        for (var table = 0; table < schema.Tables; table++)
        {
            var name = SchemaNames.Table(schema, table);
            // Several steps, so that the order of the list's items is another for each order of creation.
            if (table % 2 == 1)
                schema.Add($"grant {table} a", $"grant select, insert on {name} to pg_monitor", $"table {table}");
            if (table % 3 == 1)
                schema.Add($"grant {table} b", $"grant select, update on {name} to pg_read_all_stats with grant option", $"table {table}");
            if (table % 4 == 1)
                schema.Add($"grant {table} c", $"grant select on {name} to public", $"table {table}");
            if (table % 10 == 1)
                schema.Add($"grant {table} d", $"grant select (code, note), update (note) on {name} to pg_signal_backend", $"table {table}");
            if (table % 20 != 1)
                continue;
            schema.Add($"row security {table}", $"alter table {name} enable row level security{(table % 40 == 1 ? $", force row level security" : "")}", $"table {table}");
            schema.Add($"policy {table}", $"create policy own_{table} on {name} as restrictive for update to pg_monitor using (flag) with check (first_id = {table})", $"table {table}");
        }

        for (var index = 0; index < SchemaNames.Count(schema); index++)
        {
            schema.Add($"usage {index} a", $"grant usage on schema {SchemaNames.Of(schema, index)} to pg_monitor", $"schema {index}");
            schema.Add($"usage {index} b", $"grant usage, create on schema {SchemaNames.Of(schema, index)} to pg_signal_backend", $"schema {index}");
        }
    }
}
