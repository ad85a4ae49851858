using System.Collections.Immutable;

namespace OpsBuild.Schema.Sql;

/// <summary>A whole catalog as SQL: always the same text for the same catalog, in an order in which it can be run in a new database.</summary>
public static class CatalogSql
{
    private const int PublicIsTheOwnersSince = 15;

    /// <summary>The statements that make a new database hold what the catalog does.</summary>
    /// <remarks>The database itself and what is the whole cluster's, such as roles, is left as it is found; so is a schema <c>public</c> that the catalog lacks.</remarks>
    /// <param name="catalog">What the new database shall hold.</param>
    /// <param name="runsAs">The role that will run the statements, quoted where SQL needs it: what it shall own has no owner named. Null names each owner.</param>
    public static SqlScript Dump(Catalog catalog, string? runsAs = null) => SchemaSql.Between(NewDatabase(catalog), catalog, runsAs: runsAs);

    // What each new database holds, as far as the catalog looks at it; initdb's superuser has a name that is not known here.
    private static Catalog NewDatabase(Catalog catalog)
    {
        var brought = new List<CatalogObject>();
        if (catalog.Find(ObjectKind.Schema, "public") is { } schema)
        {
            brought.Add(With(schema, catalog.ServerMajor >= PublicIsTheOwnersSince
                ? [new("owner", "pg_database_owner"), new("grants", "OWNER=CREATE,USAGE\nPUBLIC=USAGE"), new("comment", "standard public schema")]
                : [new("grants", "OWNER=CREATE,USAGE\nPUBLIC=CREATE,USAGE"), new("comment", "standard public schema")]));
        }

        if (catalog.Find(ObjectKind.Extension, "plpgsql") is { } language)
            brought.Add(With(language, [new("comment", "PL/pgSQL procedural language")]));
        brought.AddRange(catalog.ExtensionMembers.Where(item => item.Place.Extension == "plpgsql"));
        brought.AddRange(catalog.Objects.Where(IsThereAnyway));
        return new Catalog(catalog.ServerMajor, brought, [], CatalogDependencies.None);
    }

    // The database itself, what is the cluster's, and the information schema, whose first grants are not known.
    private static bool IsThereAnyway(CatalogObject item) => item.Identity.Kind switch
    {
        ObjectKind.Database or ObjectKind.Role or ObjectKind.RoleMembership or ObjectKind.RoleSettings or ObjectKind.ParameterPrivileges => true,
        ObjectKind.SystemPrivileges => item["initial grants"] is null,
        _ => false,
    };

    private static CatalogObject With(CatalogObject item, ImmutableArray<AttributeValue> facts) => new(item.Identity, item.Place,
    [
        .. item.Attributes.Where(fact => !facts.Any(other => other.Name == fact.Name) && fact.Name != "comment").Concat(facts),
    ]);
}
