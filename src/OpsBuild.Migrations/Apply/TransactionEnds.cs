using Npgsql;
using OpsBuild.Migrations.Apply.Locks;
using OpsBuild.Migrations.Revisions;

namespace OpsBuild.Migrations.Apply;

/// <summary>How a transaction ends that did not simply commit, and what the run says of it.</summary>
/// <param name="session">Where it ran.</param>
/// <param name="watch">Saw who made it wait.</param>
/// <param name="table">Where it is recorded.</param>
/// <param name="lostCommit">Finds out what became of a COMMIT without an answer.</param>
internal sealed class TransactionEnds(ApplySession session, BlockerWatch watch, RevisionTable table, LostCommit lostCommit)
{
    /// <summary>The connection was lost before a COMMIT was sent, so the server rolls it back.</summary>
    public static FileEnd NeverCommitted(PendingFile file, string cause) =>
        new FileEnd.RunEnds(new ApplyOutcome.ConnectionLost(file.File.Name, FileFate.RolledBack, cause));

    /// <summary>The run was asked to stop.</summary>
    public async Task<FileEnd> StoppedAsync(PendingFile file)
    {
        await session.RollbackAsync();
        return new FileEnd.RunEnds(new ApplyOutcome.Stopped(file.File.Name));
    }

    /// <summary>The apply's lock is gone: another run may be at work.</summary>
    public async Task<FileEnd> LockLostAsync(PendingFile file, string cause)
    {
        await session.RollbackAsync();
        return NeverCommitted(file, cause);
    }

    /// <summary>The server refused something.</summary>
    public async Task<FileEnd> RolledBackAsync(PendingFile file, Spot at, PostgresException error)
    {
        await session.RollbackAsync();
        return error.IsAboutLocks()
            ? new FileEnd.Blocked(at.Describe(file, error), watch.Last)
            : new FileEnd.RunEnds(new ApplyOutcome.Failed(at.Describe(file, error)));
    }

    /// <summary>A COMMIT was sent, and its answer never came.</summary>
    /// <param name="last">The file whose row tells whether it was committed.</param>
    /// <param name="error">Why there was no answer.</param>
    /// <returns>The run's end, and whether everything is in the database.</returns>
    public async Task<(ApplyOutcome Outcome, bool IsCommitted)> OfLostCommitAsync(PendingFile last, Exception error)
    {
        if (error is OperationCanceledException { InnerException: PostgresException })
        {
            await session.RollbackAsync();   // the server said that it cancelled, so nothing was committed
            return (new ApplyOutcome.Stopped(last.File.Name), false);
        }
        var fate = await lostCommit.FindFateAsync(session.Identity, table, last.File.Version);
        var wasAskedToStop = error is OperationCanceledException && fate != FileFate.Unknown;
        ApplyOutcome outcome = wasAskedToStop
            ? new ApplyOutcome.Stopped(fate == FileFate.RolledBack ? last.File.Name : null)
            : new ApplyOutcome.ConnectionLost(last.File.Name, fate, error.Message);
        return (outcome, fate == FileFate.Committed);
    }
}
