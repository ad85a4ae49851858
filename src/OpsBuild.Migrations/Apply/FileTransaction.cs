using Npgsql;
using OpsBuild.Migrations.Apply.Locks;
using OpsBuild.Migrations.Revisions;
using OpsBuild.Migrations.Statements;

namespace OpsBuild.Migrations.Apply;

/// <summary>Runs a file and records it, in one transaction.</summary>
/// <param name="session">Where it runs.</param>
/// <param name="guard">The lock of the apply: once it is lost, nothing more is sent, and nothing committed.</param>
/// <param name="watch">Sees who makes it wait.</param>
/// <param name="table">Where it is recorded.</param>
/// <param name="lostCommit">Finds out what became of a COMMIT without an answer.</param>
/// <param name="options">What the apply was told.</param>
internal sealed class FileTransaction(
    ApplySession session, LockGuard guard, BlockerWatch watch, RevisionTable table, LostCommit lostCommit, ApplyOptions options)
{
    private readonly TransactionEnds ends = new(session, watch, table, lostCommit);

    /// <summary>Runs the whole file once.</summary>
    /// <param name="file">The file.</param>
    /// <param name="first">What to run before it, in the same transaction.</param>
    /// <param name="cancellationToken">Cancels the running statement; the file is rolled back.</param>
    public async Task<FileEnd> RunAsync(PendingFile file, IEnumerable<NpgsqlBatchCommand> first, CancellationToken cancellationToken)
    {
        var budget = file.Locks.InTransaction;
        var executedAt = options.Time.GetUtcNow();
        var start = options.Time.GetTimestamp();
        var at = new Spot(0, new SqlCommandText("begin", TextPosition.Start));
        try
        {
            await watch.DuringAsync(session.BeginAsync(file.File.Name, budget, first, cancellationToken), budget.LockTimeout);
            for (var number = 0; number < file.Statements.Count; number++)
            {
                foreach (var command in file.Statements[number].Commands)
                {
                    at = new Spot(number + 1, command);
                    if (await guard.LostBeforeStatementAsync(cancellationToken) is { } lost)
                        return await ends.LockLostAsync(file, lost);
                    await watch.DuringAsync(session.SendAsync(command, cancellationToken), budget.LockTimeout);
                }
            }
            if (await guard.LostAsync(cancellationToken) is { } lostAtEnd)
                return await ends.LockLostAsync(file, lostAtEnd);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return await ends.StoppedAsync(file);
        }
        catch (PostgresException error) when (error.EndsTransactionOnly())
        {
            return await ends.RolledBackAsync(file, at.Number > 0 ? at : new Spot(0, OurCommand(file, error)), error);
        }
        catch (NpgsqlException error)
        {
            return TransactionEnds.NeverCommitted(file, error.Message);
        }
        return await CommitAsync(file, file.Row(executedAt, options.Time.GetElapsedTime(start), options), start, cancellationToken);
    }

    private async Task<FileEnd> CommitAsync(PendingFile file, Revision revision, long start, CancellationToken cancellationToken)
    {
        try
        {
            await watch.DuringAsync(session.SendAsync(Closing(table, revision), cancellationToken), file.Locks.InTransaction.LockTimeout);
        }
        catch (PostgresException error) when (error.EndsTransactionOnly())
        {
            // Also the answer to a COMMIT, from a deferred trigger, say: an ERROR is the server's word that it rolled back.
            return await ends.RolledBackAsync(file, new Spot(file.Statements.Count + 1, OurCommand(file, error)), error);
        }
        catch (Exception error) when (error is NpgsqlException or OperationCanceledException)
        {
            var (outcome, isCommitted) = await ends.OfLostCommitAsync(file, error);
            return new FileEnd.RunEnds(outcome, isCommitted ? Applied() : null);
        }
        return new FileEnd.Committed(Applied());

        AppliedFile Applied() => new(file.File.Name, file.File.Version, file.Statements.Count, options.Time.GetElapsedTime(start));
    }

    /// <summary>What ends a transaction: the row is written as ourselves, whoever the file has become.</summary>
    internal static IEnumerable<NpgsqlBatchCommand> Closing(RevisionTable table, Revision revision) =>
        [.. Recording(table, revision), new NpgsqlBatchCommand("commit")];

    /// <summary>The same without the end.</summary>
    internal static IEnumerable<NpgsqlBatchCommand> Recording(RevisionTable table, Revision revision) =>
    [
        new NpgsqlBatchCommand("set session authorization default"),
        new NpgsqlBatchCommand("reset role"),
        table.Insert(revision),
    ];

    // A command around the file's own ones; told at the file's last statement, for want of a place of its own.
    private static SqlCommandText OurCommand(PendingFile file, PostgresException error) => new(
        error.BatchCommand?.CommandText ?? "commit",
        file.Statements.Count > 0 ? file.Statements[^1].Position : TextPosition.Start);
}
