using System.Text;
using Npgsql;
using OpsBuild.Testing;

namespace OpsBuild.Migrations.Tests.Apply;

/// <summary>A text that differs whenever two databases do: every row of the catalogs that describe what users make, and every row of every table.</summary>
internal static class DatabaseSnapshot
{
    private static readonly string[] Catalogs =
    [
        "pg_namespace", "pg_class", "pg_attribute", "pg_proc", "pg_type", "pg_constraint", "pg_index", "pg_trigger", "pg_depend", "pg_description",
    ];

    // Shared by all databases of the server, where other tests are at work: only what is said of this one and its owner.
    private const string Settings = """
        (select s.* from pg_catalog.pg_db_role_setting s join pg_catalog.pg_database d on d.datname = current_database()
         where s.setdatabase = d.oid or s.setrole = d.datdba)
        """;

    public static async Task<string> TakeAsync(TemporaryDatabase database, CancellationToken cancellationToken)
    {
        await using var connection = await database.Superuser.OpenConnectionAsync(cancellationToken);
        var text = new StringBuilder();
        // Statistics in pg_class move by themselves (autovacuum); the rest of it does not.
        foreach (var catalog in Catalogs)
            text.AppendLine(await RowsAsync(connection, $"pg_catalog.{catalog}", "- 'relpages' - 'reltuples' - 'relallvisible' - 'relfrozenxid' - 'relminmxid' - 'relhasindex'", cancellationToken));
        text.AppendLine(await RowsAsync(connection, Settings, "", cancellationToken));
        foreach (var table in await TablesAsync(connection, cancellationToken))
            text.AppendLine(await RowsAsync(connection, table, "", cancellationToken));
        return text.ToString();
    }

    private static async Task<List<string>> TablesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace "
            + "where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' order by 1", connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var tables = new List<string>();
        while (await rows.ReadAsync(cancellationToken))
            tables.Add(rows.GetString(0));
        return tables;
    }

    private static async Task<string> RowsAsync(NpgsqlConnection connection, string table, string without, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"select coalesce(string_agg(x, chr(10) order by x), '') from (select (to_jsonb(t) {without})::text as x from {table} t) r", connection);
        return $"{table}\n{await command.ExecuteScalarAsync(cancellationToken)}";
    }
}
