namespace OpsBuild.Batch.Results;

/// <summary>How a run can end: a stable word for programs, and the exit code that goes with it.</summary>
internal sealed record Outcome(string Word, ExitCode ExitCode)
{
    /// <summary>Migrations were applied.</summary>
    public static readonly Outcome Applied = new("applied", ExitCode.Success);

    /// <summary>Nothing was pending.</summary>
    public static readonly Outcome UpToDate = new("up_to_date", ExitCode.Success);

    /// <summary>The database is what its history makes, and nothing is pending.</summary>
    public static readonly Outcome Clean = new("clean", ExitCode.Success);

    /// <summary>The database is what its history makes; migrations are pending.</summary>
    public static readonly Outcome PendingOnly = new("pending_only", ExitCode.Success);

    /// <summary>It is told what an apply would do.</summary>
    public static readonly Outcome Planned = new("planned", ExitCode.Success);

    /// <summary>Something failed that the program does not know.</summary>
    public static readonly Outcome UnexpectedError = new("unexpected_error", ExitCode.UnexpectedError);

    /// <summary>The command line names nothing that the program can do.</summary>
    public static readonly Outcome WrongUsage = new("wrong_usage", ExitCode.WrongConfiguration);

    /// <summary>Environment variables are missing or malformed.</summary>
    public static readonly Outcome WrongConfiguration = new("wrong_configuration", ExitCode.WrongConfiguration);

    /// <summary>The credential could not be read from Secrets Manager, or is no credential.</summary>
    public static readonly Outcome SecretUnreadable = new("secret_unreadable", ExitCode.SecretUnreadable);

    /// <summary>The server could not be reached, or was not ready.</summary>
    public static readonly Outcome CannotConnect = new("cannot_connect", ExitCode.CannotConnect);

    /// <summary>The server did not prove that it is the one asked for.</summary>
    public static readonly Outcome ServerNotTrusted = new("server_not_trusted", ExitCode.ServerNotTrusted);

    /// <summary>The server does not accept user or password.</summary>
    public static readonly Outcome AuthenticationFailed = new("authentication_failed", ExitCode.AuthenticationFailed);

    /// <summary>The server does not serve this client or this user.</summary>
    public static readonly Outcome ConnectionRejected = new("connection_rejected", ExitCode.ConnectionRejected);

    /// <summary>There is no database of that name.</summary>
    public static readonly Outcome DatabaseMissing = new("database_missing", ExitCode.DatabaseMissing);

    /// <summary>The migration directory is not fit to be applied.</summary>
    public static readonly Outcome DirectoryRefused = new("directory_refused", ExitCode.DirectoryRefused);

    /// <summary>History and directory contradict each other.</summary>
    public static readonly Outcome HistoryRefused = new("history_refused", ExitCode.HistoryRefused);

    /// <summary>The database has objects but no history.</summary>
    public static readonly Outcome DatabaseNotEmpty = new("database_not_empty", ExitCode.DatabaseNotEmpty);

    /// <summary>Another run holds the lock.</summary>
    public static readonly Outcome LockNotAcquired = new("lock_not_acquired", ExitCode.LockNotAcquired);

    /// <summary>A statement failed.</summary>
    public static readonly Outcome MigrationFailed = new("migration_failed", ExitCode.MigrationFailed);

    /// <summary>The connection broke, and nobody could be asked whether the file under way was committed.</summary>
    public static readonly Outcome OutcomeUnknown = new("outcome_unknown", ExitCode.OutcomeUnknown);

    /// <summary>The connection broke; what became of the file under way is known.</summary>
    public static readonly Outcome ConnectionLost = new("connection_lost", ExitCode.ConnectionLost);

    /// <summary>The catalog changed between check and apply.</summary>
    public static readonly Outcome CatalogMoved = new("catalog_moved", ExitCode.CatalogMoved);

    /// <summary>A statement's lock could not be had within its budget.</summary>
    public static readonly Outcome LocksNotObtained = new("locks_not_obtained", ExitCode.LocksNotObtained);

    /// <summary>Nobody knows whether a statement of an earlier run took effect.</summary>
    public static readonly Outcome StatementInDoubt = new("statement_in_doubt", ExitCode.SomebodyHasToLook);

    /// <summary>An invalid index has the name of the one that is to be built.</summary>
    public static readonly Outcome IndexInTheWay = new("index_in_the_way", ExitCode.SomebodyHasToLook);

    /// <summary>The database is not what its history makes.</summary>
    public static readonly Outcome Drifted = new("drifted", ExitCode.Drifted);

    /// <summary>An applied file was changed or is gone.</summary>
    public static readonly Outcome HistoryRewritten = new("history_rewritten", ExitCode.HistoryRewritten);

    /// <summary>The shadow cannot be used.</summary>
    public static readonly Outcome ShadowUnusable = new("shadow_unusable", ExitCode.ShadowUnusable);

    /// <summary>The target's catalog could not be read.</summary>
    public static readonly Outcome CatalogUnreadable = new("catalog_unreadable", ExitCode.CatalogUnreadable);

    /// <summary>The run took longer than it may.</summary>
    public static readonly Outcome OutOfTime = new("out_of_time", ExitCode.OutOfTime);

    /// <summary>Atlas could not be run, or gave up.</summary>
    public static readonly Outcome EngineFailed = new("engine_failed", ExitCode.EngineFailed);

    /// <summary>The application's user was made or altered.</summary>
    public static readonly Outcome AppUserSynced = new("app_user_synced", ExitCode.Success);

    /// <summary>The application's user had all that its policy says.</summary>
    public static readonly Outcome AppUserUpToDate = new("app_user_up_to_date", ExitCode.Success);

    /// <summary>The application's user can do what it should, and not what it should not.</summary>
    public static readonly Outcome AppUserSound = new("app_user_sound", ExitCode.Success);

    /// <summary>The admin may not do all that the policy asks for.</summary>
    public static readonly Outcome AppUserIncomplete = new("app_user_incomplete", ExitCode.AppUserIncomplete);

    /// <summary>The application's user was not touched.</summary>
    public static readonly Outcome AppUserRefused = new("app_user_refused", ExitCode.AppUserRefused);

    /// <summary>The application's user cannot do what it should, or can do what it should not.</summary>
    public static readonly Outcome AppUserUnsound = new("app_user_unsound", ExitCode.AppUserUnsound);

    /// <summary>SIGTERM ended the run.</summary>
    public static readonly Outcome Stopped = new("stopped", ExitCode.Stopped);

    /// <summary>SIGINT ended the run.</summary>
    public static readonly Outcome Interrupted = new("interrupted", ExitCode.Interrupted);

    /// <summary>All of them, in the order of their exit codes.</summary>
    public static IReadOnlyList<Outcome> All { get; } =
    [
        Applied, UpToDate, Clean, PendingOnly, AppUserSynced, AppUserUpToDate, AppUserSound, Planned, UnexpectedError, WrongUsage, WrongConfiguration,
        SecretUnreadable, CannotConnect, ServerNotTrusted, AuthenticationFailed, ConnectionRejected, DatabaseMissing,
        DirectoryRefused, HistoryRefused, DatabaseNotEmpty, LockNotAcquired, MigrationFailed, OutcomeUnknown, ConnectionLost, CatalogMoved,
        LocksNotObtained,
        StatementInDoubt, IndexInTheWay,
        Drifted, HistoryRewritten, ShadowUnusable, CatalogUnreadable, OutOfTime, EngineFailed,
        AppUserIncomplete, AppUserRefused, AppUserUnsound, Interrupted, Stopped,
    ];
}
