using Npgsql;
using OpsBuild.Migrations.Revisions;
using OpsBuild.Migrations.Statements;

namespace OpsBuild.Migrations.Apply.NoTransaction;

/// <summary>Keeps a file's row as Atlas keeps it, statement by statement, and the row of the one that is under way.</summary>
internal sealed class StatementBooks
{
    // Whoever the file has become, and however impatient, the row is written as ourselves; afterwards the session is the file's again.
    private static readonly string[] AsOurselves =
    [
        "set local session authorization default", "set local role none", "set local statement_timeout = 0", "set local lock_timeout = '30s'",
    ];

    private readonly ApplySession _session;
    private readonly RevisionTable _table;
    private readonly ProgressPlace _progress;
    private readonly PendingFile _file;
    private readonly ApplyOptions _options;
    private readonly IReadOnlyList<string> _hashes;
    private readonly long _start;
    private readonly TimeSpan _earlier;
    private bool _isOpen;

    public StatementBooks(ApplySession session, RevisionTable table, ProgressPlace progress, PendingFile file, ApplyOptions options)
    {
        (_session, _table, _progress, _file, _options) = (session, table, progress, file, options);
        _hashes = PartialHashes.Of(file.Statements);
        _start = options.Time.GetTimestamp();
        _earlier = file.Begun?.ExecutionTime ?? TimeSpan.Zero;
        Row = (file.Begun ?? new Revision
        {
            Version = file.File.Version,
            Description = file.File.Description,
            ExecutedAt = options.Time.GetUtcNow(),
            Hash = file.Hash,
            OperatorVersion = options.OperatorVersion,
        }) with
        {
            // A corrected file may have more statements than at its first try, or fewer, and its entry in atlas.sum is another.
            Total = file.Statements.Count, Hash = file.Hash, OperatorVersion = options.OperatorVersion,
        };
    }

    /// <summary>The file's row, as it stands in the database once everything that was begun here has ended.</summary>
    public Revision Row { get; private set; }

    /// <summary>How many statements are applied.</summary>
    public int Applied => (int)Row.Applied;

    public string HashOf(long number) => _hashes[(int)number - 1];

    /// <summary>Writes a new file's row: nothing of it is applied.</summary>
    public async Task OpenAsync(IEnumerable<NpgsqlBatchCommand> first, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        await _session.SendAsync([.. Ourselves(), .. first, _table.Insert(Row)], cancellationToken);
        await CommitAsync(cancellationToken);
    }

    /// <summary>Begins a transaction, for a statement that can run together with its row.</summary>
    public Task BeginAsync(CancellationToken cancellationToken)
    {
        _isOpen = true;
        return _session.SendAsync([new NpgsqlBatchCommand("begin read write")], cancellationToken);
    }

    /// <summary>Ends the transaction without its effects, where one is open.</summary>
    public async Task RollbackAsync()
    {
        if (_isOpen)
            await _session.RollbackAsync();
        _isOpen = false;
    }

    /// <summary>Records statements as done in the transaction that is open, and commits it.</summary>
    /// <param name="number">The last one that is done.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <returns>False, without committing, when the row is not as it was left: somebody else wrote it.</returns>
    public async Task<bool> CommitDoneAsync(long number, CancellationToken cancellationToken)
    {
        var done = Done(number);
        var update = _table.Update(done, Row.Applied);
        await _session.SendAsync([.. Ourselves(), update, .. Forget()], cancellationToken);
        if (update.RecordsAffected != 1)
            return false;
        await CommitAsync(cancellationToken);
        Row = done;
        return true;
    }

    /// <summary>Records statements as done that ran outside of any transaction.</summary>
    public async Task<bool> RecordDoneAsync(long number, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        return await CommitDoneAsync(number, cancellationToken);
    }

    /// <summary>Records that a statement is about to be sent that no transaction would take back.</summary>
    public async Task<bool> RecordBeginAsync(ProgressRecord record, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        var update = _table.Update(Row, Row.Applied);
        await _session.SendAsync([.. Ourselves(), update, .. _progress.Exists ? [] : new[] { _progress.Table.Create() }, _progress.Table.Begin(record)], cancellationToken);
        if (update.RecordsAffected != 1)
            return false;
        await CommitAsync(cancellationToken);
        _progress.Exists = true;
        return true;
    }

    /// <summary>Records that the server refused a statement.</summary>
    /// <param name="statement">Which.</param>
    /// <param name="error">What it said.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    public async Task RecordFailureAsync(Statement statement, PostgresException error, CancellationToken cancellationToken)
    {
        var failed = Row with
        {
            Error = SecretMask.Apply($"{error.InvariantSeverity}: {error.MessageText} (SQLSTATE {error.SqlState})"),
            ErrorStatement = SecretMask.Apply(statement.Text),
            ExecutionTime = Elapsed,
        };
        await BeginAsync(cancellationToken);
        NpgsqlBatchCommand[] progress = _progress.Exists ? [_progress.Table.Fail(Row.Version, _session.Identity)] : [];
        await _session.SendAsync([.. Ourselves(), _table.Update(failed, Row.Applied), .. progress], cancellationToken);
        await CommitAsync(cancellationToken);
        Row = failed;
    }

    /// <summary>Records that the server cancelled the statement that was under way on its own.</summary>
    public async Task RecordCancellationAsync(CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        await _session.SendAsync([.. Ourselves(), _progress.Table.Fail(Row.Version, _session.Identity)], cancellationToken);
        await CommitAsync(cancellationToken);
    }

    /// <summary>Takes over what somebody else recorded meanwhile: a session of an earlier run whose last word was still on its way.</summary>
    /// <returns>False when it is not a later state of the same file.</returns>
    public async Task<bool> CatchUpAsync(CancellationToken cancellationToken)
    {
        if (await _table.FindAsync(_session.Connection, Row.Version, cancellationToken) is not { } now
            || now.Applied <= Row.Applied || now.Applied > _hashes.Count
            || !now.PartialHashes.SequenceEqual(now.Applied == now.Total ? [] : _hashes.Take((int)now.Applied)))
        {
            return false;
        }
        Row = now with { Total = Row.Total, Hash = Row.Hash, OperatorVersion = Row.OperatorVersion };
        return true;
    }

    private TimeSpan Elapsed => _earlier + _options.Time.GetElapsedTime(_start);

    private Revision Done(long number) => Row with
    {
        Applied = number,
        PartialHashes = number == Row.Total ? [] : [.. _hashes.Take((int)number)],
        Error = "",
        ErrorStatement = "",
        ExecutionTime = Elapsed,
    };

    private async Task CommitAsync(CancellationToken cancellationToken)
    {
        await _session.SendAsync([new NpgsqlBatchCommand("commit")], cancellationToken);
        _isOpen = false;
    }

    private static IEnumerable<NpgsqlBatchCommand> Ourselves() => AsOurselves.Select(sql => new NpgsqlBatchCommand(sql));

    private IEnumerable<NpgsqlBatchCommand> Forget() => _progress.Exists ? [_progress.Table.Settle(Row.Version)] : [];
}
