namespace OpsBuild.LargeSchemas;

/// <summary>500 functions and a few procedures and aggregates for a thousand tables; 300 triggers.</summary>
internal static class RoutinesOf
{
    public static int Functions(LargeSchema schema) => schema.Tables / 2;

    public static string Touch(LargeSchema schema, int index) => $"{SchemaNames.Of(schema, index)}.touch_{index}";

    public static void AddTo(LargeSchema schema)
    {
        for (var index = 0; index < Functions(schema); index++)
            AddFunction(schema, index);
        for (var index = 0; index < schema.Tables / 50; index++)
        {
            var inSchema = $"schema {index % SchemaNames.Count(schema)}";
            var name = SchemaNames.Of(schema, index);
            schema.Add($"procedure {index}", $"create procedure {name}.clean_{index}(a integer, inout b text default 'x') language plpgsql as $$begin b := a || '{index}'; end$$", inSchema);
            schema.Add($"adding {index}", $"create function {name}.add_{index}(integer, integer) returns integer language sql immutable parallel safe as 'select $1 + $2'", inSchema);
            schema.Add($"aggregate {index}", $"create aggregate {name}.total_{index}(integer) (sfunc = {name}.add_{index}, stype = integer, initcond = '{index}')", $"adding {index}");
        }

        for (var index = 0; index < schema.Tables * 3 / 10; index++)
            AddTrigger(schema, index);
    }

    // A function of tenth of them serves the triggers; those of aggregates come on top.
    private static void AddFunction(LargeSchema schema, int index)
    {
        var inSchema = $"schema {index % SchemaNames.Count(schema)}";
        var name = SchemaNames.Of(schema, index);
        var type = index % TypesOf.Enums(schema);
        if (index % 10 == 0)
        {
            schema.Add($"function {index}", $"create function {Touch(schema, index)}() returns trigger language plpgsql as $$begin new.note := 'touched by {index}'; return new; end$$", inSchema);
            return;
        }

        schema.Add($"function {index}", (index % 4) switch
        {
            0 => $"create function {name}.compute_{index}(a integer, b text default 'x{index}', variadic c integer[] default array[1,2]) returns integer language sql immutable strict cost {index + 10} as 'select $1 + {index}'",
            1 => $"create function {name}.compute_{index}(a {TypesOf.Enum(schema, type)}, out b integer, out c text) language plpgsql stable security definer set search_path = pg_catalog set work_mem = '8MB' as $$begin\n  b := {index};\n  c := a::text;\nend$$",
            2 => $"create function {name}.compute_{index}(a {TypesOf.Domain(schema, type)}) returns setof numeric language sql rows {index + 1} parallel safe as $$ select $1 * n from generate_series(1, {index}) n $$",
            _ => $"create function {name}.compute_{index}(a jsonb) returns table (id bigint, name text) language plpgsql leakproof as $$begin return query select {index}::bigint, a ->> 'name'; end$$",
        }, inSchema, $"enum {type}", $"domain {type}");
        if (index % 5 == 1)
            schema.Add($"revoke function {index}", $"revoke execute on function {Signature(schema, index)} from public", $"function {index}");
        if (index % 7 == 1)
            schema.Add($"comment on function {index}", $"comment on function {Signature(schema, index)} is 'Computes {index}'", $"function {index}");
    }

    private static string Signature(LargeSchema schema, int index)
    {
        var type = index % TypesOf.Enums(schema);
        var arguments = (index % 4) switch
        {
            0 => "integer, text, integer[]",
            1 => TypesOf.Enum(schema, type),
            2 => TypesOf.Domain(schema, type),
            _ => "jsonb",
        };
        return $"{SchemaNames.Of(schema, index)}.compute_{index}({arguments})";
    }

    private static void AddTrigger(LargeSchema schema, int index)
    {
        var table = index * 3;
        var name = SchemaNames.Table(schema, table);
        var function = schema.Choice("trigger", index, Functions(schema) / 10) * 10;
        var when = (index % 3) switch
        {
            0 => "before insert or update of code",
            1 => "before update",
            _ => "before insert",
        };
        var condition = index % 4 == 0 ? " when (new.flag is not null)" : "";
        schema.Add(
            $"trigger {index}", $"create trigger touch_{index} {when} on {name} for each row{condition} execute function {Touch(schema, function)}({index})",
            $"table {table}", $"function {function}");
        // ALTER TABLE reaches what partitions there are at that moment, so these stay as they are made.
        if (index % 15 == 0 && !TablesOf.IsPartitioned(schema, table))
            schema.Add($"trigger state {index}", $"alter table {name} {(index % 2 == 0 ? "disable" : "enable always")} trigger touch_{index}", $"trigger {index}");
    }
}
