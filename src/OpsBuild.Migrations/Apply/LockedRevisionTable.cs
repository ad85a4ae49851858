using Npgsql;
using OpsBuild.Migrations.Revisions;

namespace OpsBuild.Migrations.Apply;

/// <summary>What to tell a person when the history cannot be read because somebody keeps its table to himself.</summary>
internal static class LockedRevisionTable
{
    // Reading waits only for whoever holds, or waits for, the one mode that conflicts with it.
    private const string Holders = """
        select coalesce(string_agg(format('process %s (%s, %s)', l.pid, coalesce(a.usename, 'role hidden'), coalesce(nullif(a.application_name, ''), 'no name')), '; '
                                   order by l.granted desc, l.pid), '')
        from pg_catalog.pg_locks l left join pg_catalog.pg_stat_activity a on a.pid = l.pid
        where l.locktype = 'relation' and l.mode = 'AccessExclusiveLock' and l.pid <> pg_backend_pid()
          and l.database = (select oid from pg_catalog.pg_database where datname = current_database())
          and l.relation in (select c.oid from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                             where n.nspname = $1 and c.relname in ($2, $3))
        """;

    public static async Task<Problem> DescribeAsync(NpgsqlConnection connection, RevisionPlace place, ApplyOptions options, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Holders, connection);
        foreach (var name in new[] { place.Schema, RevisionTable.Name, NoTransaction.ProgressTable.Name })
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        var holders = (string)(await command.ExecuteScalarAsync(cancellationToken))!;
        return new Problem(
            $"The revision table in the schema {place.Schema} is locked by somebody else.",
            $"It could not be read within {PostgresDuration.Text(options.Locks.InTransaction.LockTimeout)}. "
                + (holders.Length > 0 ? $"In the way: {holders}." : "Whoever it was is gone by now."),
            "Wait until the other session has ended its transaction, or end it (select pg_terminate_backend(...)), then run again. Nothing was changed.");
    }
}
