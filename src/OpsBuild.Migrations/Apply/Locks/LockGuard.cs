using Npgsql;

namespace OpsBuild.Migrations.Apply.Locks;

/// <summary>Lets nothing be sent once the lock of the apply is lost: another run may have begun.</summary>
/// <param name="held">The lock.</param>
/// <param name="time">The clock.</param>
internal sealed class LockGuard(AdvisoryLock held, TimeProvider time)
{
    /// <summary>
    /// How long a proof lasts inside of a transaction. A file of ten thousand short inserts would take twice as long if each were preceded by a question;
    /// what slips through in between is never committed, for before the COMMIT the lock is asked for in any case.
    /// </summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromMilliseconds(50);

    private long? _proven;

    /// <summary>Asks the server.</summary>
    /// <returns>How the lock was lost; null while it is held.</returns>
    public async Task<string?> LostAsync(CancellationToken cancellationToken)
    {
        var asked = time.GetTimestamp();
        try
        {
            if (!await held.IsHeldAsync(cancellationToken))
                return "The apply lock is no longer held; a connection pooler may have swapped the session.";
            _proven = asked;
            return null;
        }
        catch (Exception error) when (error is NpgsqlException or InvalidOperationException)   // the second once it is known to be closed
        {
            return $"The connection that holds the apply lock was lost: {error.Message}";
        }
    }

    /// <summary>Asks the server unless it was asked a moment ago; enough before a statement that is not committed by itself.</summary>
    /// <returns>As <see cref="LostAsync"/>.</returns>
    public async Task<string?> LostBeforeStatementAsync(CancellationToken cancellationToken) =>
        _proven is { } proven && time.GetElapsedTime(proven) < Freshness ? null : await LostAsync(cancellationToken);
}
