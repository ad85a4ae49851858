using Npgsql;

namespace OpsBuild.Schema.Reading;

/// <summary>What there is to read: the server's catalogs, and which of them the role may look into.</summary>
/// <param name="Role">The role that reads.</param>
/// <param name="Unreadable">The catalogs of which the role may read no column.</param>
/// <param name="WithOids">The catalogs whose rows are objects of their own, those of the whole cluster apart.</param>
internal sealed record CatalogSurvey(string Role, IReadOnlySet<string> Unreadable, IReadOnlyList<string> WithOids)
{
    // Databases, roles and tablespaces are the cluster's. Its subscriptions and parameter grants are stored in the same way but concern a database.
    private const string Sql = """
        select current_user::text, c.relname::text, has_any_column_privilege(c.oid, 'select') as readable,
               c.relkind = 'r' and c.relname not in ('pg_database', 'pg_authid', 'pg_auth_members', 'pg_tablespace')
               and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'oid') as holds_objects
        from pg_class c
        where c.relnamespace = 'pg_catalog'::regnamespace and c.relkind in ('r', 'v') and c.oid < 16384
        order by c.relname collate "C"
        """;

    public static async Task<CatalogSurvey> ReadAsync(NpgsqlConnection connection, CatalogOptions options, CancellationToken cancellationToken)
    {
        var role = "";
        var unreadable = new HashSet<string>();
        var withOids = new List<string>();
        await using var batch = new NpgsqlBatch(connection);
        foreach (var setting in SessionSettings.For(options))
            batch.BatchCommands.Add(new NpgsqlBatchCommand(setting));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Sql));
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            role = rows.GetString(0);
            if (!rows.GetBoolean(2))
                unreadable.Add(rows.GetString(1));
            if (rows.GetBoolean(3))
                withOids.Add(rows.GetString(1));
        }

        return new CatalogSurvey(role, unreadable, withOids);
    }
}
