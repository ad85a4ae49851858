using Npgsql;
using OpsBuild.Migrations.Apply.Locks;
using OpsBuild.Migrations.Statements;
using Serilog;

namespace OpsBuild.Migrations.Apply.NoTransaction;

/// <summary>Runs a file statement by statement, each committed for itself, so that a run that is killed at any moment is gone on with exactly where it was.</summary>
/// <remarks>
/// A statement that can run in a transaction shares one with its row: it is applied and recorded, or neither. One that cannot is announced in
/// <see cref="ProgressTable"/> before it is sent and recorded after, and where a run ended in between, the next one settles it from the catalog.
/// </remarks>
internal sealed class NoTransactionFile(
    ApplySession session, RevisionPlace place, ApplyOptions options, Func<CancellationToken, Task<ApplyOutcome?>> checkLock, ILogger log)
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);

    private readonly ProgressPlace _progress = new(place.Progress, place.ProgressExists);
    private readonly CatalogLook _look = new(session.Connection);

    /// <param name="file">The file, begun or not.</param>
    /// <param name="interrupted">The statement of it that an earlier run announced and did not record as done; null when there is none.</param>
    /// <param name="patience">How long its statements may wait for locks.</param>
    /// <param name="first">What to run before a file's first statement, together with its row.</param>
    /// <param name="cancellationToken">Cancels the running statement; those before it stay.</param>
    public async Task<FileEnd> RunAsync(
        PendingFile file, ProgressRecord? interrupted, LockPatience patience, IEnumerable<NpgsqlBatchCommand> first, CancellationToken cancellationToken)
    {
        var run = new Run(file, new StatementBooks(session, place.Table, _progress, file, options), patience, options.Time.GetTimestamp());
        try
        {
            var end = await GoAsync(run, interrupted, first, cancellationToken);
            return end is FileEnd.RunEnds ends ? new FileEnd.RunEnds(run.WithProgress(ends.Outcome), ends.InSpite) : end;
        }
        catch (OperationCanceledException stopped) when (cancellationToken.IsCancellationRequested)
        {
            await run.Books.RollbackAsync();
            if (run.IsAlone && stopped.InnerException is PostgresException)
                await WithLastWordsAsync(token => run.Books.RecordCancellationAsync(token));
            return new FileEnd.RunEnds(run.WithProgress(new ApplyOutcome.Stopped(file.File.Name)));
        }
        catch (PostgresException error) when (error.EndsTransactionOnly())
        {
            await run.Books.RollbackAsync();
            if (run.Statement is { } statement)
                await WithLastWordsAsync(token => run.Books.RecordFailureAsync(statement, error, token));
            return new FileEnd.RunEnds(run.WithProgress(new ApplyOutcome.Failed(run.At.Describe(file, error))));
        }
        catch (NpgsqlException error)
        {
            return new FileEnd.RunEnds(run.WithProgress(new ApplyOutcome.ConnectionLost(file.File.Name, FileFate.HalfApplied, error.Message)));
        }
    }

    private async Task<FileEnd> GoAsync(Run run, ProgressRecord? interrupted, IEnumerable<NpgsqlBatchCommand> first, CancellationToken cancellationToken)
    {
        var (file, books) = (run.File, run.Books);
        await session.OpenAsync(file.File.Name, file.Locks.InTransaction, cancellationToken);
        if (file.Begun is null)
        {
            await books.OpenAsync(first, cancellationToken);
            run.IsRecorded = true;
        }
        else if (await ResumeAsync(run, interrupted, cancellationToken) is { } end)
        {
            return end;
        }
        while (books.Applied < file.Statements.Count)
        {
            if (options.StopAfter is { } last && last.Version == file.File.Version && last.Number <= books.Applied)
                return new FileEnd.RunEnds(new ApplyOutcome.Stopped(file.File.Name));
            if (await RunNextAsync(run, cancellationToken) is { } ended)
                return ended;
        }
        return new FileEnd.Committed(new AppliedFile(
            file.File.Name, file.File.Version, file.Statements.Count, options.Time.GetElapsedTime(run.Start))
        {
            AppliedBefore = (int)(file.Begun?.Applied ?? 0),
        });
    }

    private async Task<FileEnd?> ResumeAsync(Run run, ProgressRecord? interrupted, CancellationToken cancellationToken)
    {
        var (file, books) = (run.File, run.Books);
        run.IsRecorded = true;
        log.Information(
            "Going on with {File}: {Applied} of its {StatementCount} statements were applied before", file.File.Name, books.Applied, file.Statements.Count);
        foreach (var (statement, number) in file.Statements.Take(books.Applied).Select((statement, index) => (statement, index + 1)))
        {
            if (SessionCommand.MakesTemporary(statement))
                log.Warning("Statement {Number} of {File} made a temporary table, which ended with its session", number, file.File.Name);
            if (SessionCommand.Is(statement))
                await SendAsync(run, statement, number, cancellationToken);
        }
        run.Statement = null;   // what fails from here on is none of the file's own
        if (await new Settling(session, _look, options, log).SettleAsync(run, interrupted, cancellationToken) is { } end)
            return end;
        // A file whose correction left nothing to do, or that Atlas brought to its end without saying so.
        return books.Applied < file.Statements.Count || await books.RecordDoneAsync(books.Applied, cancellationToken) ? null : RowMoved(run);
    }

    private async Task<FileEnd?> RunNextAsync(Run run, CancellationToken cancellationToken)
    {
        var number = run.Books.Applied + 1;
        var statement = run.File.Statements[number - 1];
        if (await checkLock(cancellationToken) is { } lost)
            return new FileEnd.RunEnds(lost);
        (run.Statement, run.At) = (statement, new Spot(number, statement.Commands.Count > 0 ? statement.Commands[0] : new SqlCommandText("", statement.Position)));
        if (SessionCommand.Is(statement))
        {
            await SendAsync(run, statement, number, cancellationToken);
            return await run.Books.RecordDoneAsync(number, cancellationToken) ? null : await MovedAsync(run, cancellationToken);
        }
        if (statement.Commands is [var only] && OutsideTransaction.Find(only) is not null)
            return await RunAloneAsync(run, statement, number, cancellationToken);
        var (tries, end) = (0, (FileEnd?)null);
        var ended = await run.Patience.InTransaction.RunAsync(run.File.File.Name, async () =>
        {
            // The lock of the apply may be lost in a pause as well.
            if (tries++ > 0 && await checkLock(cancellationToken) is { } lostMeanwhile)
                return end = new FileEnd.RunEnds(lostMeanwhile);
            end = await RunInTransactionAsync(run, statement, number, cancellationToken);
            return end is FileEnd.Blocked ? end : Done(run);
        }, cancellationToken);
        return end is FileEnd.Blocked ? ended : end;
    }

    private async Task<FileEnd?> RunInTransactionAsync(Run run, Statement statement, int number, CancellationToken cancellationToken)
    {
        try
        {
            await run.Books.BeginAsync(cancellationToken);
            await SendAsync(run, statement, number, cancellationToken);
            return await run.Books.CommitDoneAsync(number, cancellationToken) ? null : await MovedAsync(run, cancellationToken);
        }
        catch (PostgresException error) when (statement.Commands.Count == 1
            && error.SqlState is PostgresErrorCodes.ActiveSqlTransaction or PostgresErrorCodes.InvalidTransactionTermination)
        {
            // The server knows what the text does not tell: a procedure that commits, an index of a partitioned table. Nothing of it is left.
            await run.Books.RollbackAsync();
            return await RunAloneAsync(run, statement, number, cancellationToken);
        }
        catch (PostgresException error) when (error.EndsTransactionOnly())
        {
            await run.Books.RollbackAsync();
            if (await run.Books.CatchUpAsync(cancellationToken))
                return null;   // an earlier run's session had the last word in the meantime
            if (error.IsAboutLocks())
                return new FileEnd.Blocked(run.At.Describe(run.File, error), run.Patience.Watch.Last);
            throw;
        }
    }

    private async Task<FileEnd?> RunAloneAsync(Run run, Statement statement, int number, CancellationToken cancellationToken)
    {
        var effect = StatementEffect.Of(statement.Text);
        if (effect is StatementEffect.BuildsIndex { Name: { } name } index
            && (await _look.IndexesAsync(index.Table, name, cancellationToken)).FirstOrDefault(found => !found.IsValid) is { } inTheWay)
        {
            return new FileEnd.RunEnds(new ApplyOutcome.Refused(
                RefusalReason.InvalidIndexInTheWay,
                [
                    NoTransactionProblems.InvalidIndexInTheWay(inTheWay.Name) with
                    {
                        File = run.File.File.Name, Line = statement.Position.Line, Column = statement.Position.Column,
                    },
                ]));
        }
        var record = new ProgressRecord
        {
            Statement = new StatementNumber(run.File.File.Version, number),
            Hash = run.Books.HashOf(number),
            Text = SecretMask.Apply(statement.Text),
            Run = SessionName.Of(session.Connection, run.File.File.Name),
            Session = session.Identity,
            BeganAt = options.Time.GetUtcNow(),
            Before = await _look.ReadAsync(effect, cancellationToken),
        };
        if (!await run.Books.RecordBeginAsync(record, cancellationToken))
            return await MovedAsync(run, cancellationToken);
        log.Information("Running statement {Number} of {File} outside of a transaction: {Statement}", number, run.File.File.Name, SecretMask.Excerpt(statement.Text));
        run.IsAlone = true;
        var tries = 0;
        PostgresException? refusal = null;
        var end = await run.Patience.Outside.RunAsync(run.File.File.Name, async () =>
        {
            try
            {
                if (tries > 0 && await checkLock(cancellationToken) is { } lost)
                    return new FileEnd.RunEnds(lost);
                if (tries++ > 0)
                    await new Settling(session, _look, options, log).ClearAsync(run, record, cancellationToken);
                await SendPatientlyAsync(run, statement, number, cancellationToken);
                return Done(run);
            }
            catch (PostgresException error) when (error.EndsTransactionOnly() && error.IsAboutLocks())
            {
                refusal = error;
                return new FileEnd.Blocked(run.At.Describe(run.File, error), run.Patience.Watch.Last);
            }
        }, cancellationToken);
        run.IsAlone = false;
        if (end is FileEnd.RunEnds)
        {
            await WithLastWordsAsync(token => run.Books.RecordFailureAsync(statement, refusal!, token));
            return end;
        }
        // Whoever asks the run to stop now gets it recorded first: it is done, and what is known need not be asked for later.
        return await run.Books.RecordDoneAsync(number, CancellationToken.None) ? null : RowMoved(run);
    }

    private async Task SendAsync(Run run, Statement statement, int number, CancellationToken cancellationToken)
    {
        run.Statement = statement;
        foreach (var command in statement.Commands)
        {
            run.At = new Spot(number, command);
            await run.Patience.Watch.DuringAsync(session.SendAsync(command, cancellationToken), run.File.Locks.InTransaction.LockTimeout);
        }
        run.HasOwnLockTimeout |= SessionCommand.Is(statement) && statement.Text.Contains("lock_timeout", StringComparison.OrdinalIgnoreCase);
    }

    // With the longer budget, unless the file has set its own time-out.
    private async Task SendPatientlyAsync(Run run, Statement statement, int number, CancellationToken cancellationToken)
    {
        if (!run.HasOwnLockTimeout)
            await session.SetLockTimeoutAsync(run.File.Locks.OutsideTransaction.LockTimeout, cancellationToken);
        await SendAsync(run, statement, number, cancellationToken);
        if (!run.HasOwnLockTimeout)
            await session.SetLockTimeoutAsync(run.File.Locks.InTransaction.LockTimeout, cancellationToken);
    }

    // What LockTries takes for an end that needs no other try.
    private static FileEnd.Committed Done(Run run) => new(new AppliedFile(run.File.File.Name, run.File.File.Version, 0, TimeSpan.Zero));

    // The last word of an earlier run's session may come after this run has looked: its statement is done, and what was done here again is not.
    private static async Task<FileEnd?> MovedAsync(Run run, CancellationToken cancellationToken)
    {
        await run.Books.RollbackAsync();
        return await run.Books.CatchUpAsync(cancellationToken) ? null : RowMoved(run);
    }

    private static FileEnd.RunEnds RowMoved(Run run) => new(new ApplyOutcome.Refused(
        RefusalReason.VersionHalfApplied, [NoTransactionProblems.RowMoved(run.File.File.Name)]));

    // The run ends as it would without them; they spare the next one a question.
    private async Task WithLastWordsAsync(Func<CancellationToken, Task> words)
    {
        using var ending = new CancellationTokenSource(LastWords);
        try
        {
            await words(ending.Token);
        }
        catch (Exception error) when (error is NpgsqlException or OperationCanceledException or InvalidOperationException)
        {
            log.Warning("What the server said of the statement could not be recorded: {Reason}", error.Message);
        }
    }

    /// <summary>Where one run of a file is.</summary>
    internal sealed class Run(PendingFile file, StatementBooks books, LockPatience patience, long start)
    {
        public PendingFile File { get; } = file;

        public StatementBooks Books { get; } = books;

        public LockPatience Patience { get; } = patience;

        public long Start { get; } = start;

        /// <summary>The file has set how long its statements wait for locks.</summary>
        public bool HasOwnLockTimeout { get; set; }

        /// <summary>The statement under way; null before the first one.</summary>
        public Statement? Statement { get; set; }

        public Spot At { get; set; } = new(0, new SqlCommandText("begin", TextPosition.Start));

        /// <summary>The statement under way was announced and sent on its own.</summary>
        public bool IsAlone { get; set; }

        /// <summary>The file has its row.</summary>
        public bool IsRecorded { get; set; }

        public ApplyOutcome WithProgress(ApplyOutcome outcome) => !IsRecorded || Books.Row.IsFinished ? outcome : outcome with
        {
            HalfApplied = new HalfAppliedFile(File.File.Name, File.File.Version, Books.Applied, File.Statements.Count),
        };
    }
}
