using System.Globalization;
using Npgsql;
using OpsBuild.Migrations.Apply.Locks;
using OpsBuild.Migrations.Statements;
using Serilog;
using Serilog.Events;

namespace OpsBuild.Migrations.Apply;

/// <summary>Which server process a session is, to look for it after its connection was lost.</summary>
/// <param name="Pid">Its process.</param>
/// <param name="Since">When it started: process ids come round again.</param>
internal sealed record SessionIdentity(int Pid, DateTime Since);

/// <summary>The connection that migrations run on.</summary>
internal sealed class ApplySession : IAsyncDisposable
{
    private static readonly TimeSpan RollbackTimeout = TimeSpan.FromSeconds(5);

    private readonly ILogger _log;
    private string? _file;

    private ApplySession(NpgsqlConnection connection, SessionIdentity identity, ILogger log)
    {
        Connection = connection;
        Identity = identity;
        _log = log;
        connection.Notice += (_, notice) => Log(notice.Notice);
    }

    public NpgsqlConnection Connection { get; }

    public SessionIdentity Identity { get; }

    public static async Task<ApplySession> OpenAsync(NpgsqlDataSource database, ILogger log, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand("select pid, backend_start from pg_catalog.pg_stat_activity where pid = pg_backend_pid()", connection);
            await using var row = await command.ExecuteReaderAsync(cancellationToken);
            await row.ReadAsync(cancellationToken);
            return new ApplySession(connection, new SessionIdentity(row.GetInt32(0), row.GetDateTime(1)), log);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Begins a transaction in a session that remembers nothing of what an earlier file set, locked, prepared or kept in temporary tables.</summary>
    /// <param name="purpose">Shown in <c>pg_stat_activity</c> (<see cref="SessionName"/>), and with notices of the server.</param>
    /// <param name="budget">Its time-outs, for this transaction alone; a <c>SET</c> of the file's own comes after them, and wins.</param>
    /// <param name="first">Commands to run first, in the transaction.</param>
    /// <param name="cancellationToken">Cancels the running command.</param>
    public async Task BeginAsync(string purpose, LockBudget budget, IEnumerable<NpgsqlBatchCommand> first, CancellationToken cancellationToken)
    {
        _file = purpose;
        await SendAsync([Forget(), new NpgsqlBatchCommand("begin read write"), Introduce(purpose, budget, isLocal: true), .. first], cancellationToken);
    }

    /// <summary>The same without a transaction: the time-outs are the session's.</summary>
    public async Task OpenAsync(string purpose, LockBudget budget, CancellationToken cancellationToken)
    {
        _file = purpose;
        await SendAsync([Forget(), Introduce(purpose, budget, isLocal: false)], cancellationToken);
    }

    /// <summary>Goes on with another file in the transaction that is open: what can be forgotten in one is.</summary>
    public async Task GoOnAsync(string purpose, LockBudget budget, CancellationToken cancellationToken)
    {
        _file = purpose;
        await SendAsync([new NpgsqlBatchCommand("reset all"), Introduce(purpose, budget, isLocal: true)], cancellationToken);
    }

    /// <summary>Sets how long the session's statements wait for locks, for what comes.</summary>
    public async Task SetLockTimeoutAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        await SendAsync(
            [
                new NpgsqlBatchCommand("select set_config('lock_timeout', $1, false)")
                {
                    Parameters = { new NpgsqlParameter<string> { TypedValue = Milliseconds(timeout) } },
                },
            ],
            cancellationToken);
    }

    /// <summary>Sends one command as it stands.</summary>
    public async Task SendAsync(SqlCommandText text, CancellationToken cancellationToken)
    {
        // Text results, since some types (aclitem) have no binary form. No timeout: how long a migration may take is the server's to limit
        // (statement_timeout), and the token's to end.
        await using var command = new NpgsqlCommand(text.Text, Connection) { AllResultTypesAreUnknown = true, CommandTimeout = 0 };
        // Npgsql looks for :name and @name, and splits at semicolons, unless a positional parameter tells it that the SQL is PostgreSQL's own.
        // The statement does not use the parameter: the splitter refuses $1.
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = 0 });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Sends commands of our own in one round trip.</summary>
    public async Task SendAsync(IEnumerable<NpgsqlBatchCommand> commands, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(Connection) { Timeout = 0 };
        foreach (var command in commands)
            batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Ends the transaction without its effects. Where the connection is gone, the server does so itself.</summary>
    public async Task RollbackAsync()
    {
        try
        {
            using var ending = new CancellationTokenSource(RollbackTimeout);
            await using var command = new NpgsqlCommand("rollback", Connection);
            await command.ExecuteNonQueryAsync(ending.Token);
        }
        catch (Exception error) when (error is NpgsqlException or InvalidOperationException or OperationCanceledException)
        {
            _log.Debug(error, "The connection was gone before the rollback; the server rolls back by itself");
        }
    }

    public ValueTask DisposeAsync() => Connection.DisposeAsync();

    private static string Milliseconds(TimeSpan time) => ((long)Math.Ceiling(time.TotalMilliseconds)).ToString(CultureInfo.InvariantCulture);

    // The barrier makes it a transaction of its own, without which the server refuses it.
    private static NpgsqlBatchCommand Forget() => new("discard all") { AppendErrorBarrier = true };

    private NpgsqlBatchCommand Introduce(string purpose, LockBudget budget, bool isLocal) => new(
        "select set_config('application_name', $1, false), set_config('standard_conforming_strings', 'on', false), set_config('lock_timeout', $2, $4), "
        + "set_config('statement_timeout', coalesce(nullif($3, ''), current_setting('statement_timeout')), $4)")
    {
        Parameters =
        {
            new NpgsqlParameter<string> { TypedValue = SessionName.Of(Connection, purpose) },
            new NpgsqlParameter<string> { TypedValue = Milliseconds(budget.LockTimeout) },
            new NpgsqlParameter<string> { TypedValue = budget.StatementTimeout is { } timeout ? Milliseconds(timeout) : "" },
            new NpgsqlParameter<bool> { TypedValue = isLocal },
        },
    };

    private void Log(PostgresNotice notice)
    {
        var level = notice.InvariantSeverity switch
        {
            "WARNING" => LogEventLevel.Warning,
            "NOTICE" or "INFO" => LogEventLevel.Information,
            _ => LogEventLevel.Debug,
        };
        _log.Write(
            level, "The server on {File}: {Severity} {SqlState} {Notice}",
            _file, notice.InvariantSeverity, notice.SqlState, SecretMask.Apply(notice.MessageText));
    }
}
