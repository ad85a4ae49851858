using System.Diagnostics;
using Npgsql;
using OpsBuild.Local.Postgres;
using static OpsBuild.Drift.Tests.Checked;

namespace OpsBuild.Drift.Tests.Faults;

/// <summary>Waiting until a server's sessions are where a test wants them.</summary>
internal static class Sessions
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Until a session of this database waits for a lock that somebody holds on a table.</summary>
    public static Task UntilBlockedAsync(NpgsqlDataSource superuser) => UntilAsync(superuser, """
        exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and wait_event = 'relation')
        """, Patience);

    /// <summary>Until a migration sleeps in the shadow.</summary>
    public static async Task UntilAsleepAsync(PostgresServer shadow)
    {
        await using var superuser = NpgsqlDataSource.Create(shadow.Superuser());
        await UntilAsync(superuser, "exists (select from pg_stat_activity where datname = 'shadow' and wait_event = 'PgSleep')", Patience);
    }

    /// <summary>Until a condition holds.</summary>
    public static async Task UntilAsync(NpgsqlDataSource superuser, string condition, TimeSpan patience)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            await using var command = superuser.CreateCommand($"select {condition}");
            if (await command.ExecuteScalarAsync(Cancellation) is true)
                return;
            Assert.True(watch.Elapsed < patience, $"Not within {patience.TotalSeconds:0} s: {condition}");
            await Task.Delay(50, Cancellation);
        }
    }

    /// <summary>Keeps everybody else from a table, until disposed.</summary>
    public static async Task<IAsyncDisposable> LockAsync(NpgsqlDataSource superuser, string table)
    {
        var connection = await superuser.OpenConnectionAsync(Cancellation);
        await using var command = new NpgsqlCommand($"set application_name = 'somebody'; begin; lock table {table} in access exclusive mode", connection);
        await command.ExecuteNonQueryAsync(Cancellation);
        return new Held(connection);
    }

    private sealed class Held(NpgsqlConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                await connection.DisposeAsync();
            }
            catch (NpgsqlException)
            {
                // The server was killed, and the lock went with it.
            }
        }
    }
}
