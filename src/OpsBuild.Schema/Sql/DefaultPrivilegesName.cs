namespace OpsBuild.Schema.Sql;

/// <summary>The name of default privileges, taken apart: <c>for role a in schema s on tables</c>.</summary>
/// <param name="Role">Whose objects they are for.</param>
/// <param name="Schema">The schema, unquoted, or null for the whole database.</param>
/// <param name="SchemaInSql">The schema, quoted where SQL needs it.</param>
/// <param name="Objects">What they are for: <c>tables</c>.</param>
internal sealed record DefaultPrivilegesName(string Role, string? Schema, string? SchemaInSql, string Objects)
{
    public static DefaultPrivilegesName Of(CatalogObject item)
    {
        var name = item.Identity.Name;
        var at = "for role ".Length;
        var role = SqlName.UpTo(' ', name, ref at);
        string? schema = null;
        if (item.Place.Schema is not null)
        {
            at += " in schema ".Length;
            schema = SqlName.UpTo(' ', name, ref at);
        }

        return new DefaultPrivilegesName(role, item.Place.Schema, schema, name[(at + " on ".Length)..]);
    }
}
