namespace OpsBuild.LargeSchemas;

/// <summary>200 views for a thousand tables: plain ones, ones over others, materialized ones with an index.</summary>
internal static class ViewsOf
{
    public static int Count(LargeSchema schema) => schema.Tables / 5;

    public static string Name(LargeSchema schema, int view) => $"{SchemaNames.Of(schema, view)}.view_{view}";

    public static void AddTo(LargeSchema schema)
    {
        for (var view = 0; view < Count(schema); view++)
            AddView(schema, view);
    }

    private static void AddView(LargeSchema schema, int view)
    {
        var (one, other) = (schema.Choice("one", view, schema.Tables), schema.Choice("other", view, schema.Tables));
        var (first, second) = (SchemaNames.Table(schema, one), SchemaNames.Table(schema, other));
        List<string> needs = [$"schema {view % SchemaNames.Count(schema)}", $"table {one}", $"table {other}"];
        var query = $"""
            select a.id, a.code, b.note, case when a.flag then b.amount else 0 end as amount,
                   row_number() over (partition by a.status order by a.created desc) as place
            from {first} a left join {second} b on b.first_id = a.id where a.created > '2025-01-01' and a.code in ('x', 'y', '{view}')
            """;
        if (view % 10 == 9)
        {
            schema.Add($"view {view}", $"create materialized view {Name(schema, view)} as {query} with {(view % 20 == 9 ? "no " : "")}data", needs);
            schema.Add($"index of view {view}", $"create unique index on {Name(schema, view)} (id, place)", $"view {view}");
            return;
        }

        // Ones over others are over the one before.
        var isOverAnother = view % 10 == 5;
        if (isOverAnother)
            needs.Add($"view {view - 1}");
        schema.Add(
            $"view {view}",
            $"create view {Name(schema, view)}{(view % 4 == 0 ? " with (security_barrier)" : "")} as {(isOverAnother ? $"with few as (select * from {Name(schema, view - 1)} limit 10) select few.*, exists (select from {first}) as any from few" : query)}",
            needs);
        if (view % 6 == 0)
            schema.Add($"comment on view {view}", $"comment on view {Name(schema, view)} is 'View {view}'", $"view {view}");
        schema.Add($"grant on view {view}", $"grant select on {Name(schema, view)} to pg_monitor", $"view {view}");
    }
}
