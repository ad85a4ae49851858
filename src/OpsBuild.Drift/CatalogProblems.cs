using Npgsql;
using OpsBuild.Migrations;

namespace OpsBuild.Drift;

/// <summary>The words for a catalog that cannot be read.</summary>
internal static class CatalogProblems
{
    /// <param name="refused">What the server said.</param>
    /// <param name="locks">The locks that were waited for, as far as they still are held.</param>
    public static Problem Refused(PostgresException refused, IReadOnlyList<HeldLock> locks) => new(
        $"The target's catalog could not be read: {refused.SqlState} {refused.MessageText}",
        refused.SqlState switch
        {
            PostgresErrorCodes.LockNotAvailable => "A definition waits for whoever alters its table, and that took too long"
                + (locks.Count == 0 ? "." : $": {string.Join("; ", locks)}."),
            PostgresErrorCodes.QueryCanceled => "A query of the catalog took longer than it may, or was cancelled.",
            PostgresErrorCodes.InsufficientPrivilege => "The role lacks a right that everybody has by default.",
            _ => "The server refused a query of the catalog; an object may have been dropped while it was described.",
        },
        refused.SqlState switch
        {
            PostgresErrorCodes.LockNotAvailable => "Find who alters tables outside of migrations (pg_stat_activity), then run again.",
            PostgresErrorCodes.QueryCanceled => "See what keeps the server busy, and whether the role or the database sets statement_timeout, then run again; nothing was changed.",
            PostgresErrorCodes.InsufficientPrivilege => "Grant the role SELECT on the catalog that the message names.",
            _ => "Run again; nothing was changed.",
        });
}
