using Npgsql;

namespace OpsBuild.Migrations.Apply;

internal static class PostgresErrors
{
    /// <summary>
    /// The server refused a command and took its transaction back. With FATAL or PANIC it ends the session or itself instead, and its
    /// answer to a COMMIT may be missing.
    /// </summary>
    public static bool EndsTransactionOnly(this PostgresException error) => error.InvariantSeverity == "ERROR";

    /// <summary>
    /// A lock was not to be had: not within <c>lock_timeout</c>, not at once (<c>NOWAIT</c>), or two waited for each other and the server ended
    /// this wait. The same again may well succeed. A <c>statement_timeout</c> (57014) is none: the statement itself may be too slow.
    /// </summary>
    public static bool IsAboutLocks(this PostgresException error) =>
        error.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected;
}
