namespace OpsBuild.AppUser.Sql;

/// <summary>The sections of the template, each with the variables that it can use.</summary>
internal static class TemplateSections
{
    private static readonly string[] Grant = ["privileges", "objects", "user"];

    public static IReadOnlyDictionary<string, string[]> All { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["create_role"] = ["user"],
        ["login"] = ["user"],
        ["never_expires"] = ["user"],
        ["password"] = ["user", "verifier"],
        ["connection_limit"] = ["user", "limit"],
        ["setting"] = ["user", "database", "name", "value"],
        ["membership"] = ["user", "role"],
        ["database"] = Grant,
        ["schemas"] = Grant,
        ["tables"] = Grant,
        ["sequences"] = Grant,
        ["routines"] = Grant,
        ["types"] = Grant,
        ["future"] = ["owner", "schema", "privileges", "kind", "user"],
        ["revoke"] = Grant,
        ["revoke_future"] = ["owner", "in_schema", "privileges", "kind", "user"],
        ["revoke_membership"] = ["role", "user", "granted_by"],
        ["revoke_attribute"] = ["user", "attribute"],
        ["revoke_from_public"] = ["privileges", "objects"],
        ["act_as"] = ["role"],
        ["act_as_admin"] = [],
    };
}
