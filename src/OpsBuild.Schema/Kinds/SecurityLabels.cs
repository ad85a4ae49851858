using OpsBuild.Schema.Reading;

namespace OpsBuild.Schema.Kinds;

/// <summary>
/// Security labels on objects of the database, on itself and on roles that matter to it, named by their provider and what they are on:
/// <c>anon on table app.orders</c>.
/// </summary>
internal static class SecurityLabels
{
    public static CatalogQuery Query { get; } = new(ObjectKind.SecurityLabel, ["pg_seclabel"], dialect => $"""
        select null::text as in_schema, null::text as part_of, quote_ident(x.provider) || ' on ' || o.type || ' ' || o.identity as name,
               (select e.extname from pg_depend m join pg_extension e on e.oid = m.refobjid
                where m.classid = x.classoid and m.objid = x.objoid and m.deptype = 'e' and m.refclassid = 'pg_extension'::regclass) as extension,
               x.classoid as {ObjectRows.Catalog}, x.objoid as {ObjectRows.Oid}, x.objsubid as {ObjectRows.Part},
               x.label
        from pg_seclabel x, pg_identify_object(x.classoid, x.objoid, x.objsubid) o
        union all
        select null, null, quote_ident(x.provider) || ' on '
               || case when x.classoid = 'pg_database'::regclass then 'database current' else 'role ' || {dialect.Role("x.objoid")} end,
               null, x.classoid, x.objoid, 0, x.label
        from pg_shseclabel x
        where (x.classoid = 'pg_database'::regclass and x.objoid = {RolesThatMatter.Database})
           or (x.classoid = 'pg_authid'::regclass and x.objoid in ({RolesThatMatter.Oids(dialect)}))
        """);
}
