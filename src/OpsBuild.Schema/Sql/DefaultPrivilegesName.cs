namespace OpsBuild.Schema.Sql;

/// <summary>The name of default privileges, taken apart: <c>for role a in schema s on tables</c>.</summary>
/// <param name="Role">Whose objects they are for.</param>
/// <param name="Scope">From FOR to before ON, with what names the schema.</param>
/// <param name="Schema">The schema, unquoted, or null for the whole database.</param>
/// <param name="Objects">What they are for: <c>tables</c>.</param>
internal sealed record DefaultPrivilegesName(string Role, string Scope, string? Schema, string Objects)
{
    public static DefaultPrivilegesName Of(CatalogObject item)
    {
        var name = item.Identity.Name;
        var at = "for role ".Length;
        var role = SqlIdentifier.UpTo(' ', name, ref at);
        if (item.Place.Schema is not null)
        {
            at += " in schema ".Length;
            SqlIdentifier.UpTo(' ', name, ref at);
        }

        return new DefaultPrivilegesName(role, name[..at], item.Place.Schema, name[(at + " on ".Length)..]);
    }
}
