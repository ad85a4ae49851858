using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Columns of tables and composite types, and those of views where there is more to say than the view's definition does.</summary>
internal static class Columns
{
    // A view's columns have their name, type and collation from its definition: said twice, each change would be two differences.
    private const string IsView = "c.relkind in ('v', 'm')";

    public static CatalogQuery Query { get; } = new(ObjectKind.Column, ["pg_attrdef"], dialect => $"""
        select * from (
        select n.nspname as in_schema, {Name("c.relname")} as part_of, {Name("c.relname")} || '.' || quote_ident(a.attname) as name,
               case c.relkind when 'c' then {Extension("pg_type", "c.reltype")} else {Extension("pg_class", "c.oid")} end as extension,
               {Address("pg_class", "c.oid", "a.attnum")},
               case when not {IsView} then row_number() over (partition by a.attrelid order by a.attnum) end as position,
               case when not {IsView} then format_type(a.atttypid, a.atttypmod) end as type,
               case when not {IsView} and a.attcollation <> t.typcollation then {NameIn("pg_collation", "coll", "a.attcollation")} end as collation,
               {NotNull(dialect)} as "not null",
               case when a.attgenerated = '' then pg_get_expr(d.adbin, d.adrelid) end as "default",
               case a.attgenerated when 's' then 'stored' when 'v' then 'virtual' end as generated,
               case when a.attgenerated <> '' then pg_get_expr(d.adbin, d.adrelid) end as "generation expression",
               case a.attidentity when 'a' then 'always' when 'd' then 'by default' end as identity,
               case when s.seqtypid <> a.atttypid then format_type(s.seqtypid, null) end as "identity type",
               {SequenceSettings.Attributes("identity ")},
               case when a.attstorage <> t.typstorage then
                   case a.attstorage when 'p' then 'plain' when 'e' then 'external' when 'x' then 'extended' else 'main' end end as storage,
               {dialect.Since(14, "case a.attcompression when 'p' then 'pglz' when 'l' then 'lz4' end as compression,")}
               nullif(a.attstattarget, -1) as statistics,
               {Set("a.attoptions")} as options,
               {Set("a.attfdwoptions")} as "foreign options",
               {WhenTrue("a.attinhcount > 0")} as inherited,
               {WhenTrue("a.attinhcount > 0 and a.attislocal")} as "also local",
               {dialect.OwnGrants("a.attacl", "c.relowner")} as grants,
               {Comment("pg_class", "c.oid", "a.attnum")} as comment,
               c.relkind as _relkind
        from pg_attribute a
        join pg_class c on c.oid = a.attrelid
        join pg_namespace n on n.oid = c.relnamespace
        join pg_type t on t.oid = a.atttypid
        left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        -- From the few sequences to their columns, not from each column to a sequence.
        left join (
            select own.refobjid, own.refobjsubid, q.* from pg_sequence q
            join pg_depend own on own.classid = 'pg_class'::regclass and own.objid = q.seqrelid and own.objsubid = 0
                and own.refclassid = 'pg_class'::regclass and own.deptype = 'i'
        ) s on a.attidentity <> '' and s.refobjid = a.attrelid and s.refobjsubid = a.attnum
        where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'f', 'c', 'v', 'm') and {IsChosen("c")}
        ) c
        where _relkind not in ('v', 'm') or coalesce("default", options, grants, comment, storage, statistics::text{dialect.Since(14, ", compression")}) is not null
        """);

    // Since 18 a not-null is a constraint with a name, as which it can be inherited, be left unvalidated and have a comment.
    private static string NotNull(Dialect dialect) => dialect.Since(18,
        $"""
        case when {IsView} then null when a.attnotnull then coalesce((
            select 'constraint ' || quote_ident(k.conname) || case when k.connoinherit then ' no inherit' else '' end
                   || case when k.convalidated then '' else ' not valid' end
                   || case when k.coninhcount > 0 and k.conislocal then ' also local' else '' end
                   || coalesce(' comment ' || quote_literal({Comment("pg_constraint", "k.oid")}), '')
            from pg_constraint k where k.conrelid = a.attrelid and k.contype = 'n' and k.conkey[1] = a.attnum), 'true') else 'false' end
        """,
        before: $"case when not {IsView} then a.attnotnull end");
}
