using System.Text.RegularExpressions;
using Npgsql;

namespace OpsBuild.Schema.Reading;

/// <summary>What there is to read: the server's catalogs, and which of them the role may look into.</summary>
/// <param name="Role">The role that reads.</param>
/// <param name="Closed">For each catalog that the role may not read wholly, the columns that it may not read.</param>
/// <param name="WithOids">The catalogs whose rows are objects of their own, those of the whole cluster apart.</param>
internal sealed partial record CatalogSurvey(string Role, IReadOnlyDictionary<string, string[]> Closed, IReadOnlyList<string> WithOids)
{
    // Databases, roles, memberships and tablespaces are the cluster's. Its subscriptions and parameter grants are stored in the same way but
    // concern a database.
    private const string Sql = """
        select current_user::text, c.relname::text,
               case when has_table_privilege(c.oid, 'select') then '{}' else array(
                   select a.attname::text from pg_attribute a
                   where a.attrelid = c.oid and a.attnum > 0 and not has_column_privilege(c.oid, a.attnum, 'select')) end as closed,
               c.relkind = 'r' and c.relname not in ('pg_database', 'pg_authid', 'pg_auth_members', 'pg_tablespace')
               and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'oid') as holds_objects
        from pg_class c
        where c.relnamespace = 'pg_catalog'::regnamespace and c.relkind in ('r', 'v') and c.oid < 16384
        order by c.relname collate "C"
        """;

    public static async Task<CatalogSurvey> ReadAsync(NpgsqlConnection connection, CatalogOptions options, CancellationToken cancellationToken)
    {
        var role = "";
        var closed = new Dictionary<string, string[]>();
        var withOids = new List<string>();
        await using var batch = new NpgsqlBatch(connection);
        foreach (var setting in SessionSettings.For(options))
            batch.BatchCommands.Add(new NpgsqlBatchCommand(setting));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Sql));
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            role = rows.GetString(0);
            if (rows.GetFieldValue<string[]>(2) is { Length: > 0 } columns)
                closed.Add(rows.GetString(1), columns);
            if (rows.GetBoolean(3))
                withOids.Add(rows.GetString(1));
        }

        return new CatalogSurvey(role, closed, withOids);
    }

    /// <summary>
    /// Why the role cannot run a query, or null when it can: a catalog that the query reads has a column that the query names and the role may not
    /// read. Columns of two catalogs share no name but <c>oid</c>, so a query is at most left out for one that it would not have read.
    /// </summary>
    public string? Refusal(string sql)
    {
        if (Closed.Count == 0)
            return null;
        var words = Words().Matches(sql).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        var refused = Closed.Where(catalog => words.Contains(catalog.Key) && catalog.Value.Any(words.Contains)).Select(catalog => catalog.Key);
        return string.Join(", ", refused.Order(StringComparer.Ordinal)) is { Length: > 0 } names ? $"The role {Role} may not read {names}." : null;
    }

    // A catalog's name within quotation marks stands for its OID, which everybody knows.
    [GeneratedRegex(@"(?<!')\b[a-z_]+\b(?!')")]
    private static partial Regex Words();
}
