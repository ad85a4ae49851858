using Npgsql;
using OpsBuild.Migrations.Revisions;

namespace OpsBuild.Drift;

/// <summary>What a shadow has to be like to stand for a target.</summary>
/// <param name="Major">The server's major version.</param>
/// <param name="ServerStarted">When the server started, which no two servers share.</param>
/// <param name="SystemIdentifier">The cluster's identifier.</param>
/// <param name="Encoding">The database's encoding.</param>
/// <param name="Collate">Its <c>LC_COLLATE</c>.</param>
/// <param name="CType">Its <c>LC_CTYPE</c>.</param>
/// <param name="BootstrapRole">The role that initdb made, which owns what PostgreSQL brings.</param>
/// <param name="Extensions">The extensions that the database has, with their versions.</param>
/// <param name="HistoryOwners">By schema, who owns a revision table: whoever applies, and so owns what the migrations made.</param>
internal sealed record TargetFacts(
    int Major, DateTime ServerStarted, decimal SystemIdentifier, string Encoding, string Collate, string CType, string BootstrapRole,
    IReadOnlyDictionary<string, string> Extensions, IReadOnlyDictionary<string, string> HistoryOwners)
{
    private const string Sql = $"""
        select current_setting('server_version_num')::integer / 10000, pg_postmaster_start_time(),
               (select system_identifier::numeric from pg_control_system()),
               pg_encoding_to_char(d.encoding)::text, d.datcollate::text, d.datctype::text, pg_get_userbyid(10)::text,
               (select coalesce(array_agg(x.extname::text), array[]::text[]) from pg_extension x),
               (select coalesce(array_agg(x.extversion), array[]::text[]) from pg_extension x),
               (select coalesce(array_agg(n.nspname::text order by n.oid), array[]::text[])
                from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relname = '{RevisionTable.Name}' and c.relkind in ('r', 'p')),
               (select coalesce(array_agg(pg_get_userbyid(c.relowner)::text order by n.oid), array[]::text[])
                from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relname = '{RevisionTable.Name}' and c.relkind in ('r', 'p'))
        from pg_database d where d.datname = current_database()
        """;

    public static async Task<TargetFacts> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Sql, connection);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return new TargetFacts(
            row.GetInt32(0), row.GetDateTime(1), row.GetDecimal(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6),
            Pairs(7), Pairs(9));

        Dictionary<string, string> Pairs(int column) => row.GetFieldValue<string[]>(column).Zip(row.GetFieldValue<string[]>(column + 1))
            .ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }

    /// <summary>Whether both were read of one server.</summary>
    public bool IsSameServer(TargetFacts other) => ServerStarted == other.ServerStarted && SystemIdentifier == other.SystemIdentifier;
}
