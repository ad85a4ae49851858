namespace OpsBuild.Batch.Results;

/// <summary>What the process ends with: the one list of exit codes. docs/exit-codes.md explains each to an operator; a test keeps them in step.</summary>
/// <remarks>Below 126, where shells begin to use numbers themselves; a run ended by a signal has 128 plus its number, as in shells.</remarks>
internal enum ExitCode
{
    /// <summary>The database is where it should be: migrations were applied, or none were pending.</summary>
    Success = 0,

    /// <summary>Something failed that the program does not know; the log says what.</summary>
    UnexpectedError = 1,

    /// <summary>The command line or the environment is wrong; nothing was tried.</summary>
    WrongConfiguration = 2,

    /// <summary>The database's credential could not be read from Secrets Manager.</summary>
    SecretUnreadable = 10,

    /// <summary>The database server could not be reached, or was not ready.</summary>
    CannotConnect = 11,

    /// <summary>The server could not prove that it is the one asked for, or offers no TLS.</summary>
    ServerNotTrusted = 12,

    /// <summary>The server does not accept the user name or the password.</summary>
    AuthenticationFailed = 13,

    /// <summary>The server knows the user but does not let it in.</summary>
    ConnectionRejected = 14,

    /// <summary>The server has no database of that name.</summary>
    DatabaseMissing = 15,

    /// <summary>The migration directory is not fit to be applied; the database was not touched.</summary>
    DirectoryRefused = 20,

    /// <summary>The database's history and the migration directory contradict each other; the database was not touched.</summary>
    HistoryRefused = 21,

    /// <summary>The database holds objects but no history, and no baseline version was given; the database was not touched.</summary>
    DatabaseNotEmpty = 22,

    /// <summary>Another run holds the migration lock.</summary>
    LockNotAcquired = 23,

    /// <summary>A statement failed; its file was rolled back, earlier files stay applied.</summary>
    MigrationFailed = 24,

    /// <summary>The connection was lost at a moment that leaves open whether the last file was committed; running again finds out.</summary>
    OutcomeUnknown = 25,

    /// <summary>The connection was lost, and it is known what became of the file under way.</summary>
    ConnectionLost = 26,

    /// <summary>The catalog is not what it was when it was checked for drift; nothing was applied.</summary>
    CatalogMoved = 27,

    /// <summary>A statement's lock could not be had within the budget; its file was rolled back, earlier files stay applied.</summary>
    LocksNotObtained = 28,

    /// <summary>What an earlier run left needs somebody to look: a statement of which nobody knows whether it ran, or an invalid index that is not ours to drop.</summary>
    SomebodyHasToLook = 29,

    /// <summary>The database is not what its history makes.</summary>
    Drifted = 30,

    /// <summary>An applied file is not what it was when it was applied, or is gone.</summary>
    HistoryRewritten = 31,

    /// <summary>The shadow cannot say what the history makes.</summary>
    ShadowUnusable = 32,

    /// <summary>The target's catalog could not be read.</summary>
    CatalogUnreadable = 33,

    /// <summary>The run took longer than it may.</summary>
    OutOfTime = 34,

    /// <summary>The engine that was asked for could not do its work.</summary>
    EngineFailed = 35,

    /// <summary>The admin may not grant all that the application's user should have; what it may was granted.</summary>
    AppUserIncomplete = 40,

    /// <summary>The application's user was not touched: a statement was refused, or its secret cannot be used.</summary>
    AppUserRefused = 41,

    /// <summary>The application's user cannot do what it should, or can do what it should not.</summary>
    AppUserUnsound = 42,

    /// <summary>Stopped by SIGINT (Ctrl-C).</summary>
    Interrupted = 130,

    /// <summary>Stopped by SIGTERM, as ECS sends it.</summary>
    Stopped = 143,
}
