namespace OpsBuild.Schema.Sql;

/// <summary>What the server grants on an object that was just made: its own defaults and the default privileges of the role that made it.</summary>
internal static class InitialGrants
{
    /// <summary>
    /// The sets that there may be: whether the default privileges that a script changes are changed before the object is made is not known here, nor
    /// always who runs it.
    /// </summary>
    public static IReadOnlyCollection<GrantSet> Of(string keyword, CatalogObject item, SqlContext context)
    {
        var builtIn = BuiltIn(keyword, context.Have.ServerMajor);
        if (DefaultPrivilegesKind(keyword) is not { } kind)
            return [builtIn];
        var schema = item.Identity.Kind == ObjectKind.Schema ? null : item.Place.Schema;
        var owner = Rights.OwnerOf(item, context.Want);
        List<GrantSet> sets = [];
        foreach (var catalog in new[] { context.Have, context.Want })
        {
            var byRole = catalog.Objects
                .Where(other => other.Identity.Kind == ObjectKind.DefaultPrivileges)
                .Select(other => (Name: DefaultPrivilegesName.Of(other), Grants: GrantSet.Parse(other["grants"])))
                .Where(other => other.Name.Objects == kind && (other.Name.Schema is null || other.Name.Schema == schema))
                .Where(other => context.RunsAs is null || other.Name.Role == context.RunsAs)
                .GroupBy(other => other.Name.Role, (_, all) => Together(all, builtIn).AfterOwnerBecomes(owner))
                .ToList();
            sets.AddRange(byRole);
            // Of a role without default privileges, or of one that is not known.
            if (context.RunsAs is null || byRole.Count == 0)
                sets.Add(builtIn);
        }

        return sets;
    }

    /// <summary>What <c>acldefault</c> gives.</summary>
    public static GrantSet BuiltIn(string keyword, int serverMajor) => keyword switch
    {
        "table" or "view" or "materialized view" or "foreign table" => serverMajor >= 17
            ? GrantSet.Of(GrantSet.Owner, "DELETE", "INSERT", "MAINTAIN", "REFERENCES", "SELECT", "TRIGGER", "TRUNCATE", "UPDATE")
            : GrantSet.Of(GrantSet.Owner, "DELETE", "INSERT", "REFERENCES", "SELECT", "TRIGGER", "TRUNCATE", "UPDATE"),
        "sequence" => GrantSet.Of(GrantSet.Owner, "SELECT", "UPDATE", "USAGE"),
        "large object" => GrantSet.Of(GrantSet.Owner, "SELECT", "UPDATE"),
        "schema" => GrantSet.Of(GrantSet.Owner, "CREATE", "USAGE"),
        "tablespace" => GrantSet.Of(GrantSet.Owner, "CREATE"),
        "function" or "procedure" or "aggregate" or "routine" => WithPublic("EXECUTE"),
        "type" or "domain" or "language" => WithPublic("USAGE"),
        "server" or "foreign data wrapper" => GrantSet.Of(GrantSet.Owner, "USAGE"),
        "parameter" => GrantSet.Of(GrantSet.Owner, "ALTER SYSTEM", "SET"),
        "database" => GrantSet.Of(GrantSet.Owner, "CONNECT", "CREATE", "TEMPORARY").With(GrantSet.Of("PUBLIC", "CONNECT", "TEMPORARY")),
        _ => GrantSet.Empty,
    };

    /// <summary>The kind of default privileges that an object follows, in the words of ALTER DEFAULT PRIVILEGES; null for one that has none.</summary>
    public static string? DefaultPrivilegesKind(string keyword) => keyword switch
    {
        "table" or "view" or "materialized view" or "foreign table" => "tables",
        "sequence" => "sequences",
        "function" or "procedure" or "aggregate" or "routine" => "functions",
        "type" or "domain" => "types",
        "schema" => "schemas",
        "large object" => "large objects",
        _ => null,
    };

    private static GrantSet WithPublic(string privilege) => GrantSet.Of(GrantSet.Owner, privilege).With(GrantSet.Of("PUBLIC", privilege));

    // Those of the whole database stand in for the built-in ones; those of a schema are added.
    private static GrantSet Together(IEnumerable<(DefaultPrivilegesName Name, GrantSet Grants)> defaults, GrantSet builtIn)
    {
        var all = defaults.ToLookup(item => item.Name.Schema is null, item => item.Grants);
        return all[false].Aggregate(all[true].SingleOrDefault() ?? builtIn, (set, added) => set.With(added));
    }
}
