namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Who is a member of which role. Since PostgreSQL 16 a membership has options, once for each grantor.</summary>
internal sealed class RoleMembershipSql : ISqlOfKind
{
    private const int WithOptions = 16;
    private static readonly string[] Options = ["ADMIN", "INHERIT", "SET"];

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Create(CatalogObject item, SqlContext context) => Statements(item, null, item["options"], context);

    /// <inheritdoc/>
    public IEnumerable<SqlStatement> Drop(CatalogObject item, SqlContext context)
    {
        var (member, role) = Parts(item);
        // Of roles that the wanted catalog does not mention it does not know the members either; that is said of the roles.
        return IsKnown(member) || IsKnown(role) ? Statements(item, item["options"], null, context) : [];

        bool IsKnown(string name) => context.Want.Find(ObjectKind.Role, name) is not null;
    }

    /// <inheritdoc/>
    public Alteration Alter(ObjectChange change, SqlContext context) =>
        new Alteration.InPlace([.. Statements(change.Want, change.Have["options"], change.Want["options"], context)]);

    private static IEnumerable<SqlStatement> Statements(CatalogObject item, string? have, string? want, SqlContext context)
    {
        var (member, role) = Parts(item);
        return (context.Have.ServerMajor >= WithOptions ? ByGrantor(have, want, role, member) : Single(have, want, role, member)).Select(WholeCluster.Noted);
    }

    private static (string Member, string Role) Parts(CatalogObject item)
    {
        var at = 0;
        var member = SqlName.UpTo(' ', item.Identity.Name, ref at);
        return (member, item.Identity.Name[(at + " in ".Length)..]);
    }

    private static IEnumerable<SqlStatement> Single(string? have, string? want, string role, string member)
    {
        if (want is null)
            yield return $"REVOKE {role} FROM {member}";
        else if (have == "ADMIN")
            yield return $"REVOKE ADMIN OPTION FOR {role} FROM {member}";
        else
            yield return $"GRANT {role} TO {member}{(want == "ADMIN" ? " WITH ADMIN OPTION" : "")}";
    }

    private static IEnumerable<SqlStatement> ByGrantor(string? have, string? want, string role, string member)
    {
        var (before, after) = (Lines(have), Lines(want));
        foreach (var grantor in before.Keys.Where(grantor => !after.ContainsKey(grantor)))
            yield return $"REVOKE {role} FROM {member}{By(grantor)}";
        foreach (var (grantor, options) in after.Where(pair => before.GetValueOrDefault(pair.Key) != pair.Value))
        {
            var list = options.Split(',');
            var clauses = Options.Select(option => $"{option} {(list.Contains(option) ? "TRUE" : "FALSE")}");
            yield return $"GRANT {role} TO {member} WITH {string.Join(", ", clauses)}{By(grantor)}";
        }
    }

    // Without a grantor it is the cluster's first superuser, which a superuser's grant is from.
    private static string By(string grantor) => grantor.Length == 0 ? "" : $" GRANTED BY {grantor}";

    private static SortedDictionary<string, string> Lines(string? options)
    {
        var lines = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var at = 0;
        while (options is not null && at < options.Length)
        {
            var end = options.IndexOfAny(['/', '\n'], at);
            var list = options[at..(end < 0 ? options.Length : end)];
            at = end < 0 ? options.Length : end;
            var grantor = "";
            if (at < options.Length && options[at] == '/')
            {
                at++;
                grantor = SqlName.UpTo('\n', options, ref at);
            }

            at++;
            lines[grantor] = list;
        }

        if (options is { Length: 0 })
            lines[""] = "";
        return lines;
    }
}
