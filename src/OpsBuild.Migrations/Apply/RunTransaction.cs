using Npgsql;
using OpsBuild.Migrations.Apply.Locks;
using OpsBuild.Migrations.Revisions;
using OpsBuild.Migrations.Statements;

namespace OpsBuild.Migrations.Apply;

/// <summary>Runs all files of a run and records them, in one transaction: all of them are in the database, or none is.</summary>
/// <param name="session">Where it runs.</param>
/// <param name="guard">The lock of the apply: once it is lost, nothing more is sent, and nothing committed.</param>
/// <param name="watch">Sees who makes it wait.</param>
/// <param name="table">Where it is recorded.</param>
/// <param name="lostCommit">Finds out what became of a COMMIT without an answer.</param>
/// <param name="options">What the apply was told.</param>
internal sealed class RunTransaction(
    ApplySession session, LockGuard guard, BlockerWatch watch, RevisionTable table, LostCommit lostCommit, ApplyOptions options)
{
    private readonly TransactionEnds ends = new(session, watch, table, lostCommit);

    /// <summary>The files that are in the database; none until the run has committed.</summary>
    public IReadOnlyList<AppliedFile> Applied { get; private set; } = [];

    /// <summary>Runs all of them once.</summary>
    /// <param name="files">The files; at least one.</param>
    /// <param name="first">What to run before them, in the same transaction.</param>
    /// <param name="cancellationToken">Cancels the running statement; everything is rolled back.</param>
    public async Task<FileEnd> RunAsync(IReadOnlyList<PendingFile> files, IEnumerable<NpgsqlBatchCommand> first, CancellationToken cancellationToken)
    {
        var applied = new List<AppliedFile>();
        var (current, at) = (files[0], new Spot(0, new SqlCommandText("begin", TextPosition.Start)));
        try
        {
            await session.BeginAsync(current.File.Name, current.Locks.InTransaction, first, cancellationToken);
            foreach (var file in files)
            {
                (current, at) = (file, new Spot(0, new SqlCommandText("begin", TextPosition.Start)));
                if (applied.Count > 0)
                    await session.GoOnAsync(file.File.Name, file.Locks.InTransaction, cancellationToken);
                var (executedAt, start) = (options.Time.GetUtcNow(), options.Time.GetTimestamp());
                foreach (var (command, number) in file.Statements.SelectMany((statement, index) => statement.Commands.Select(command => (command, index + 1))))
                {
                    at = new Spot(number, command);
                    if (await guard.LostBeforeStatementAsync(cancellationToken) is { } lost)
                        return await ends.LockLostAsync(file, lost);
                    await watch.DuringAsync(session.SendAsync(command, cancellationToken), file.Locks.InTransaction.LockTimeout);
                }
                var took = options.Time.GetElapsedTime(start);
                at = new Spot(file.Statements.Count + 1, new SqlCommandText("commit", at.Command.Position));
                await session.SendAsync(FileTransaction.Recording(table, file.Row(executedAt, took, options)), cancellationToken);
                applied.Add(new AppliedFile(file.File.Name, file.File.Version, file.Statements.Count, took));
            }
            if (await guard.LostAsync(cancellationToken) is { } lostAtEnd)
                return await ends.LockLostAsync(current, lostAtEnd);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return await ends.StoppedAsync(current);
        }
        catch (PostgresException error) when (error.EndsTransactionOnly())
        {
            return await ends.RolledBackAsync(current, at, error);
        }
        catch (NpgsqlException error)
        {
            return TransactionEnds.NeverCommitted(current, error.Message);
        }
        return await CommitAsync(files[^1], at, applied, cancellationToken);
    }

    private async Task<FileEnd> CommitAsync(PendingFile last, Spot at, List<AppliedFile> applied, CancellationToken cancellationToken)
    {
        try
        {
            await session.SendAsync([new NpgsqlBatchCommand("commit")], cancellationToken);
            Applied = applied;
            return new FileEnd.Committed(applied[^1]);
        }
        catch (PostgresException error) when (error.EndsTransactionOnly())
        {
            return await ends.RolledBackAsync(last, at, error);
        }
        catch (Exception error) when (error is NpgsqlException or OperationCanceledException)
        {
            var (outcome, isCommitted) = await ends.OfLostCommitAsync(last, error);
            Applied = isCommitted ? applied : [];
            return new FileEnd.RunEnds(outcome);
        }
    }
}
