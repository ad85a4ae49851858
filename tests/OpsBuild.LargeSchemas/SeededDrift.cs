namespace OpsBuild.LargeSchemas;

/// <summary>One statement that somebody ran by hand, and the one line that a comparison must say of it.</summary>
/// <param name="Sql">The statement.</param>
/// <param name="Expected">The difference's object and attribute: <c>column part_0.table_7.note: default</c>.</param>
public sealed record SeededDrift(string Sql, string Expected)
{
    /// <summary>One of each sort, at places that follow from the schema's seed.</summary>
    public static IReadOnlyList<SeededDrift> In(LargeSchema schema)
    {
        // Ten in a row, of which each ends in the digit that the sort of object needs.
        string Table(string about, int digit, out int table)
        {
            table = (schema.Choice(about, 0, schema.Tables / 100) * 100) + 10 + digit;
            return SchemaNames.Table(schema, table);
        }

        var (note, code, check) = (Table("note", 7, out _), Table("code", 9, out _), Table("check", 4, out var checkedTable));
        var (foreign, partial, granted) = (Table("foreign", 6, out var foreignTable), Table("partial", 7, out var partialTable), Table("granted", 5, out _));
        var (secured, identity) = (Table("secured", 1, out _), Table("identity", 8, out _));
        var function = (schema.Choice("function", 0, schema.Tables / 100) * 20) + 4;
        var type = TypesOf.Enum(schema, schema.Choice("drifted enum", 0, TypesOf.Enums(schema)));
        var domain = TypesOf.Domain(schema, schema.Choice("drifted domain", 0, TypesOf.Enums(schema)));
        var trigger = schema.Choice("drifted trigger", 0, schema.Tables / 10) + 1;
        var triggered = SchemaNames.Table(schema, trigger * 3);
        var computed = $"{SchemaNames.Of(schema, function)}.compute_{function}(integer, text, integer[])";
        return
        [
            new($"alter table {note} alter note set default 'by hand'", $"column {note}.note: default"),
            new($"alter table {code} alter code type character varying(99)", $"column {code}.code: type"),
            new($"alter table {check} drop constraint check_{checkedTable}", $"constraint {check}.check_{checkedTable}: existence"),
            new($"alter table {foreign} alter constraint first_{foreignTable} deferrable initially deferred", $"constraint {foreign}.first_{foreignTable}: deferrable"),
            new($"drop index {SchemaNames.Of(schema, partialTable)}.{(partialTable % 4 == 1 ? "partial" : "time")}_{partialTable}",
                $"index {SchemaNames.Of(schema, partialTable)}.{(partialTable % 4 == 1 ? "partial" : "time")}_{partialTable}: existence"),
            new($"grant truncate on {granted} to public", $"table {granted}: grants"),
            new($"alter table {secured} alter flag set not null", $"column {secured}.flag: not null"),
            new($"alter table {identity} alter id set increment by 7", $"column {identity}.id: identity increment"),
            new($"alter function {computed} security definer", $"function {computed}: security"),
            new($"alter type {type} add value 'lost' before 'paid'", $"enum {type}: labels"),
            new($"alter domain {domain} drop default", $"domain {domain}: default"),
            new($"alter table {triggered} enable replica trigger touch_{trigger}", $"trigger {triggered}.touch_{trigger}: state"),
            new($"alter view {ViewsOf.Name(schema, 2)} set (security_barrier)", $"view {ViewsOf.Name(schema, 2)}: options"),
            new($"create table {SchemaNames.Of(schema, 0)}.by_hand (id integer primary key, at timestamptz)", $"table {SchemaNames.Of(schema, 0)}.by_hand: existence"),
        ];
    }
}
