using Npgsql;
using OpsBuild.AppUser.Planning;
using OpsBuild.AppUser.States;
using OpsBuild.Migrations;

namespace OpsBuild.AppUser.Sync;

/// <summary>Why a synchronisation did nothing, in words for whoever can change it.</summary>
internal static class SyncProblems
{
    private const int LongestStatement = 300;

    public static SyncOutcome.Refused IsAdmin(AppUserName user) => new("app_user_is_admin", new Problem(
        $"The application's secret names {user}, as whom this run is connected.",
        "The application would have all rights of the admin, and its password would be set to the application's.",
        "Give the application's secret a user name of its own."));

    public static SyncOutcome.Refused Twice(AppUserName user) => new("app_user_named_twice", new Problem(
        $"Two secrets name the user {user}.", "One would get the rights and the password of the other.", "Give each secret a user name of its own."));

    /// <remarks>A server with md5 may have clients that know nothing else; PostgreSQL 18 warns of every md5 password.</remarks>
    public static SyncOutcome.Refused Md5(DatabaseState state) => new("password_encryption_md5", new Problem(
        "The server's password_encryption is md5.",
        "A password would have to be stored as an md5 hash, with which whoever reads it in a log or a dump can log in. PostgreSQL 18 has declared md5 obsolete.",
        "Set password_encryption to scram-sha-256 (on RDS in the parameter group), or for this role alone: "
        + $"ALTER ROLE {Sql.SqlQuoting.Identifier(state.Asker)} SET password_encryption = 'scram-sha-256';"));

    public static SyncOutcome.Refused Statement(PlanStep? step, PostgresException refused, Func<string, string> hide) => new("statement_refused", new Problem(
        $"The server refused a statement: {Excerpt(step?.Shown ?? "(before the first one)")}",
        hide($"{refused.SqlState} {refused.MessageText}{(refused.Detail is { } detail ? $" ({detail})" : "")}"),
        "Everything was rolled back. Where the statement is one of your own app-user.sql, correct it there; else give the admin what it lacks, and run again."));

    public static SyncOutcome.Refused Locked(PlanStep? step, PostgresException refused) => new("locked_by_another", new Problem(
        $"Somebody else holds a lock that is needed for: {Excerpt(step?.Shown ?? "the lock of this command, so that only one run works at a time")}",
        $"{refused.SqlState} {refused.MessageText}; it was waited for 10 seconds.",
        "Everything was rolled back. Run again when the other run, or the migration, has ended; pg_stat_activity and pg_blocking_pids() tell who it is."));

    public static SyncOutcome.Refused NotEffective(PostgresNotice notice) => new("statement_without_effect", new Problem(
        "A statement had no effect, or only a part of it.", $"The server warned: {notice.MessageText}",
        "Everything was rolled back. Run again as a role that may grant all of it."));

    private static string Excerpt(string statement) => statement.Length <= LongestStatement ? statement : $"{statement[..LongestStatement]} ...";
}
