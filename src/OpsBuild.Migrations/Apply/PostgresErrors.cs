using Npgsql;

namespace OpsBuild.Migrations.Apply;

internal static class PostgresErrors
{
    /// <summary>
    /// The server refused a command and took its transaction back. With FATAL or PANIC it ends the session or itself instead, and its
    /// answer to a COMMIT may be missing.
    /// </summary>
    public static bool EndsTransactionOnly(this PostgresException error) => error.InvariantSeverity == "ERROR";
}
