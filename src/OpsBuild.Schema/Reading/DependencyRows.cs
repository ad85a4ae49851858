using Npgsql;

namespace OpsBuild.Schema.Reading;

/// <summary>
/// What the server knows to need what, between objects that the catalog holds. Only one end's row is known to the server for things that are
/// part of an object here and an object of their own there (a view's rule, a column's default, a table's row type); those are followed to it.
/// </summary>
internal sealed class DependencyRows
{
    private readonly List<(CatalogAddress Address, ObjectIdentity Identity)> objects = [];
    private readonly List<(CatalogAddress Part, CatalogAddress Whole)> wholes = [];
    private readonly List<(CatalogAddress Dependent, CatalogAddress Referenced)> dependencies = [];

    /// <summary>What stands for which object.</summary>
    public static string Wholes { get; } = $"""
        select 'pg_rewrite'::regclass::oid, r.oid, 0, 'pg_class'::regclass::oid, r.ev_class, 0
        from pg_rewrite r where r.oid >= {Fragments.FirstUserOid} and r.rulename = '_RETURN'
        union all
        select 'pg_attrdef'::regclass::oid, d.oid, 0, 'pg_class'::regclass::oid, d.adrelid, d.adnum
        from pg_attrdef d where d.oid >= {Fragments.FirstUserOid}
        union all
        -- The type of a table's rows; the other way round for a composite type, which is its type.
        select 'pg_type'::regclass::oid, t.oid, 0, 'pg_class'::regclass::oid, t.typrelid, 0
        from pg_type t join pg_class c on c.oid = t.typrelid where t.oid >= {Fragments.FirstUserOid} and c.relkind <> 'c'
        union all
        select 'pg_class'::regclass::oid, t.typrelid, 0, 'pg_type'::regclass::oid, t.oid, 0
        from pg_type t join pg_class c on c.oid = t.typrelid where t.oid >= {Fragments.FirstUserOid} and c.relkind = 'c'
        union all
        select 'pg_type'::regclass::oid, t.typarray, 0, 'pg_type'::regclass::oid, t.oid, 0
        from pg_type t where t.oid >= {Fragments.FirstUserOid} and t.typarray <> 0
        union all
        select 'pg_class'::regclass::oid, k.conindid, 0, 'pg_constraint'::regclass::oid, k.oid, 0
        from pg_constraint k where k.oid >= {Fragments.FirstUserOid} and k.contype in ('p', 'u', 'x')
        union all
        select 'pg_constraint'::regclass::oid, k.oid, 0, 'pg_class'::regclass::oid, k.conrelid, k.conkey[1]
        from pg_constraint k where k.oid >= {Fragments.FirstUserOid} and k.contype = 'n' and k.conrelid <> 0
        union all
        select 'pg_constraint'::regclass::oid, g.tgconstraint, 0, 'pg_trigger'::regclass::oid, g.oid, 0
        from pg_trigger g join pg_constraint k on k.oid = g.tgconstraint where g.oid >= {Fragments.FirstUserOid} and k.contype = 't'
        union all
        -- A member of an operator class or family; a table or schema of a publication.
        select d.classid, d.objid, 0, d.refclassid, d.refobjid, 0
        from pg_depend d
        where d.objid >= {Fragments.FirstUserOid}
          and ((d.classid in ('pg_amop'::regclass, 'pg_amproc'::regclass) and d.refclassid in ('pg_opclass'::regclass, 'pg_opfamily'::regclass))
               or (d.classid in ('pg_publication_rel'::regclass, to_regclass('pg_publication_namespace')) and d.refclassid = 'pg_publication'::regclass))
        union all
        -- PostgreSQL's own families are in no dependency.
        select 'pg_amop'::regclass::oid, o.oid, 0, 'pg_opfamily'::regclass::oid, o.amopfamily, 0
        from pg_amop o where o.oid >= {Fragments.FirstUserOid} and o.amopfamily < {Fragments.FirstUserOid}
        union all
        select 'pg_amproc'::regclass::oid, p.oid, 0, 'pg_opfamily'::regclass::oid, p.amprocfamily, 0
        from pg_amproc p where p.oid >= {Fragments.FirstUserOid} and p.amprocfamily < {Fragments.FirstUserOid}
        """;

    /// <summary>The dependencies.</summary>
    public static string Dependencies { get; } = $"""
        select d.classid, d.objid, d.objsubid, d.refclassid, d.refobjid, d.refobjsubid
        from pg_depend d
        where d.objid >= {Fragments.FirstUserOid} and d.refclassid <> 'pg_extension'::regclass
          and d.deptype in ('n', 'a', 'i', 'P', 'S')
          and (d.refobjid >= {Fragments.FirstUserOid} or d.refclassid = 'pg_namespace'::regclass)
        """;

    /// <summary>Makes an object known by where it is kept; a label has the address of what it is on, which is known already.</summary>
    public void Add(CatalogAddress address, ObjectIdentity identity) => objects.Add((address, identity));

    /// <summary>Takes all rows of <see cref="Wholes"/>.</summary>
    public Task ReadWholesAsync(NpgsqlDataReader rows, CancellationToken cancellationToken) => ReadAsync(rows, wholes, cancellationToken);

    /// <summary>Takes all rows of <see cref="Dependencies"/>.</summary>
    public Task ReadDependenciesAsync(NpgsqlDataReader rows, CancellationToken cancellationToken) => ReadAsync(rows, dependencies, cancellationToken);

    /// <summary>For each object that needs others, those; found out when somebody asks.</summary>
    public CatalogDependencies ToValue() => new(Pairs);

    private static async Task ReadAsync(NpgsqlDataReader rows, List<(CatalogAddress, CatalogAddress)> known, CancellationToken cancellationToken)
    {
        while (await rows.ReadAsync(cancellationToken))
            known.Add((AddressAt(rows, 0), AddressAt(rows, 3)));
    }

    private IEnumerable<(ObjectIdentity Dependent, ObjectIdentity Referenced)> Pairs()
    {
        var resolved = new AddressBook(objects, wholes);
        foreach (var (dependent, referenced) in dependencies)
        {
            if (resolved.Find(dependent) is { } needing && resolved.Find(referenced) is { } needed && needing != needed)
                yield return (needing, needed);
        }
    }

    private static CatalogAddress AddressAt(NpgsqlDataReader rows, int column) =>
        new(rows.GetFieldValue<uint>(column), rows.GetFieldValue<uint>(column + 1), rows.GetInt32(column + 2));
}
