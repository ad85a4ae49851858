namespace OpsBuild.LargeSchemas;

/// <summary>The schemas, a hundred tables each, and the names of tables in them.</summary>
internal static class SchemaNames
{
    public static int Count(LargeSchema schema) => schema.Tables / 100;

    public static string Of(LargeSchema schema, int index) => $"part_{index % Count(schema)}";

    // Names that need quotes are among them.
    public static string Table(LargeSchema schema, int table) =>
        $"{Of(schema, table)}.{(table % 50 == 3 ? $"\"Table {table}\"" : $"table_{table}")}";

    public static void AddTo(LargeSchema schema)
    {
        for (var index = 0; index < Count(schema); index++)
            schema.Add($"schema {index}", $"create schema {Of(schema, index)}");
    }
}
