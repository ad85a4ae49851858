namespace OpsBuild.LargeSchemas;

/// <summary>A few of each rarer kind in every schema.</summary>
internal static class OthersOf
{
    public static void AddTo(LargeSchema schema)
    {
        for (var index = 0; index < SchemaNames.Count(schema); index++)
        {
            var name = SchemaNames.Of(schema, index);
            var inSchema = $"schema {index}";
            // The table of this schema that has a number below a hundred schemas' tables and is not partitioned.
            var table = index + (2 * SchemaNames.Count(schema));
            var tableName = SchemaNames.Table(schema, table);
            schema.Add($"statistics {index}", $"create statistics {name}.related_{index} (ndistinct, dependencies) on code, first_id from {tableName}", $"table {table}");
            schema.Add($"rule {index}", $"create rule kept_{index} as on delete to {tableName} where old.flag do instead nothing", $"table {table}");
            schema.Add($"collation {index}", $"create collation {name}.bytes_{index} (locale = 'C')", inSchema);
            schema.Add($"parent {index}", $"create table {name}.parent_{index} (id integer, name text default 'p')", inSchema);
            schema.Add($"child {index}", $"create table {name}.child_{index} (extra integer check (extra > 0)) inherits ({name}.parent_{index})", $"parent {index}");
            schema.Add($"distance {index}", $"create function {name}.apart_{index}(integer, integer) returns integer language sql immutable as 'select abs($1 - $2)'", inSchema);
            schema.Add($"operator {index}", $"create operator {name}.<-> (leftarg = integer, rightarg = integer, function = {name}.apart_{index}, commutator = operator({name}.<->))", $"distance {index}");
            schema.Add($"text search {index}", $"create text search configuration {name}.words_{index} (copy = pg_catalog.simple)", inSchema);
        }
    }
}
