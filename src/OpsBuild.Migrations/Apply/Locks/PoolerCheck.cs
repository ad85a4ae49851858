using Npgsql;

namespace OpsBuild.Migrations.Apply.Locks;

/// <summary>Finds out whether a session is ours from one transaction to the next, without which a session's lock protects nobody.</summary>
/// <remarks>
/// PgBouncer's <c>transaction</c> and <c>statement</c> modes, and their like, lend a server session for no longer than that. What the server
/// tells a new client of its process for cancelling is told by a pooler itself, with a number that it makes up: that tells a pooler from a server at no
/// cost. Behind one, a second session that is in a transaction shows whether the first still has its own.
/// </remarks>
internal static class PoolerCheck
{
    private const int Rounds = 3;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>What is wrong; null when the session is ours.</summary>
    /// <param name="session">The session, in no transaction.</param>
    /// <param name="database">Gives a second one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="NpgsqlException">The database could not be reached any more.</exception>
    public static async Task<Problem?> LookAsync(ApplySession session, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        if (session.Connection.ProcessID == session.Identity.Pid)
            return null;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ending.CancelAfter(Timeout);
        try
        {
            await using var other = await database.OpenConnectionAsync(ending.Token);
            for (var round = 0; round < Rounds; round++)
            {
                if (await IsLentOutAsync(session, other, ending.Token))
                    return Pooled("it lends out server sessions for one transaction at a time");
            }
            return null;
        }
        catch (PostgresException refusal) when (refusal.SqlState == PostgresErrorCodes.ProtocolViolation)
        {
            return Pooled(refusal.MessageText);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Pooled($"it gave no second session within {PostgresDuration.Text(Timeout)}, and an apply needs two");
        }
    }

    // In a transaction, the other one keeps a server session to itself. A session that is ours is not that one, and it is the same before and after.
    private static async Task<bool> IsLentOutAsync(ApplySession session, NpgsqlConnection other, CancellationToken cancellationToken)
    {
        var ours = session.Identity.Pid;
        if (await ProcessAsync(session.Connection, cancellationToken) != ours)
            return true;
        await using var transaction = await other.BeginTransactionAsync(cancellationToken);
        var isLentOut = await ProcessAsync(other, cancellationToken) == ours || await ProcessAsync(session.Connection, cancellationToken) != ours;
        await transaction.RollbackAsync(cancellationToken);
        return isLentOut;
    }

    private static async Task<int> ProcessAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select pg_catalog.pg_backend_pid()", connection);
        return await command.ExecuteScalarAsync(cancellationToken) is int pid ? pid
            : throw new InvalidOperationException("pg_backend_pid() gave no number.");
    }

    private static Problem Pooled(string how) => new(
        "A connection pooler that does not keep sessions stands before the server.",
        $"The lock of an apply belongs to a server session, and {how}: two runs could apply at once.",
        "Connect to PostgreSQL itself (DB_HOST, DB_PORT), or to a pool in session mode: pool_mode = session in PgBouncer.");
}
