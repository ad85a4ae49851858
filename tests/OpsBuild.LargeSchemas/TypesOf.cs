namespace OpsBuild.LargeSchemas;

/// <summary>Enums, domains, composite types and ranges; for a thousand tables 50 of each of the first two and 20 of each of the others.</summary>
internal static class TypesOf
{
    public static int Enums(LargeSchema schema) => schema.Tables / 20;

    public static string Enum(LargeSchema schema, int index) => $"{SchemaNames.Of(schema, index)}.state_{index}";

    public static string Domain(LargeSchema schema, int index) => $"{SchemaNames.Of(schema, index)}.amount_{index}";

    public static string Composite(LargeSchema schema, int index) => $"{SchemaNames.Of(schema, index)}.pair_{index}";

    public static int Composites(LargeSchema schema) => schema.Tables / 50;

    public static void AddTo(LargeSchema schema)
    {
        for (var index = 0; index < Enums(schema); index++)
        {
            var inSchema = $"schema {index % SchemaNames.Count(schema)}";
            schema.Add($"enum {index}", $"create type {Enum(schema, index)} as enum ('new', 'paid', 'sent {index}', 'done')", inSchema);
            schema.Add(
                $"domain {index}",
                $"create domain {Domain(schema, index)} as numeric(12, 2) default {index} constraint at_least check (value >= {-index}) not null", inSchema);
            schema.Add($"comment on domain {index}", $"comment on domain {Domain(schema, index)} is 'An amount of sort {index}'", $"domain {index}");
        }

        for (var index = 0; index < Composites(schema); index++)
        {
            var inSchema = $"schema {index % SchemaNames.Count(schema)}";
            schema.Add($"composite {index}", $"create type {Composite(schema, index)} as (a integer, b {Enum(schema, index)}, c text collate \"C\")", inSchema, $"enum {index}");
            schema.Add($"range {index}", $"create type {SchemaNames.Of(schema, index)}.span_{index} as range (subtype = float8)", inSchema);
        }
    }
}
