using System.Text;

namespace OpsBuild.Schema.Reading;

/// <summary>How the queries of one reading are written: for the server's major, and with the names that its roles go by.</summary>
internal sealed class Dialect(ServerVersion version, IReadOnlyDictionary<string, string> roleNames)
{
    /// <inheritdoc cref="ServerVersion.Since"/>
    public string Since(int major, string sql, string before = "") => version.Since(major, sql, before);

    /// <summary>A role's name by its OID, quoted where SQL needs it; the name that the options give it, where they do.</summary>
    public string Role(string oid) => RoleNamed($"pg_get_userbyid({oid})");

    /// <summary>The same by an expression for the role's actual name.</summary>
    public string RoleNamed(string name) => roleNames.Count == 0 ? $"quote_ident({name})" : $"quote_ident(case {name}{Renamings()} else {name} end)";

    /// <summary>
    /// An access control list as a set, with PostgreSQL's defaults filled in where nothing was ever granted or revoked: a line for each grantee,
    /// its privileges sorted, a star for the grant option, and the grantor where that is not the owner. The owner is written OWNER, so that
    /// another owner is one difference and not one for each of its rights; everybody is PUBLIC. No privileges at all are the empty text.
    /// </summary>
    /// <param name="acl">The column.</param>
    /// <param name="type">The letter that <c>acldefault</c> knows the kind by.</param>
    /// <param name="owner">The owner's OID.</param>
    public string Grants(string acl, char type, string owner) => GrantsIn($"coalesce({acl}, acldefault('{type}', {owner}))", owner);

    /// <summary>The same without defaults: null where nothing is granted.</summary>
    public string OwnGrants(string acl, string owner) => $"(case when {acl} is not null then nullif({GrantsIn(acl, owner)}, '') end)";

    /// <summary>The same with defaults, but null where nothing but the defaults is granted.</summary>
    public string UnusualGrants(string acl, char type, string owner) =>
        $"case when {acl} is not null then nullif({GrantsIn(acl, owner)}, {GrantsIn($"acldefault('{type}', {owner})", owner)}) end";

    /// <summary>A list without defaults as the same set; no privileges at all are the empty text.</summary>
    public string GrantsIn(string list, string owner) =>
        $"""
        coalesce((select string_agg(line, E'\n' order by line collate "C") from (
            select case a.grantee when 0 then 'PUBLIC' when {owner} then 'OWNER' else {Role("a.grantee")} end || '='
                   || string_agg(a.privilege_type || case when a.is_grantable then '*' else '' end, ',' order by a.privilege_type collate "C")
                   || case a.grantor when {owner} then '' else '/' || {Role("a.grantor")} end as line
            from aclexplode({list}) a group by a.grantee, a.grantor) lines), '')
        """;

    private string Renamings()
    {
        var cases = new StringBuilder();
        foreach (var (actual, written) in roleNames)
            cases.Append(" when ").Append(Literal(actual)).Append(" then ").Append(Literal(written));
        return cases.ToString();
    }

    // The session's standard_conforming_strings is pinned, so a backslash is a letter like others.
    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
