namespace OpsBuild.Migrations.Apply;

/// <summary>Why an apply was refused. Nothing in the database was changed beyond what the outcome names.</summary>
public enum RefusalReason
{
    /// <summary>The directory's versions leave the order open: one is there twice, or names and versions disagree.</summary>
    VersionsOutOfOrder,

    /// <summary>There is no atlas.sum.</summary>
    SumMissing,

    /// <summary>atlas.sum cannot be read.</summary>
    SumMalformed,

    /// <summary>atlas.sum does not match the directory, or itself.</summary>
    SumMismatch,

    /// <summary>The server takes no writes: it is a standby.</summary>
    ReadOnlyServer,

    /// <summary>There are two revision tables.</summary>
    RevisionTableAmbiguous,

    /// <summary>The revision table cannot be read, written or made.</summary>
    RevisionTableUnusable,

    /// <summary>Somebody keeps the revision table locked for longer than a statement may wait.</summary>
    RevisionTableLocked,

    /// <summary>A version stopped halfway through its file and cannot be gone on with, as when newer ones came after it.</summary>
    VersionHalfApplied,

    /// <summary>A version stopped halfway through its file, and one of the statements that were applied is another now, or gone.</summary>
    AppliedStatementEdited,

    /// <summary>A session of an earlier run is still at a statement.</summary>
    EarlierRunBusy,

    /// <summary>An invalid index has the name of the one that is to be built.</summary>
    InvalidIndexInTheWay,

    /// <summary>The database has versions that are newer than any in the directory.</summary>
    DirectoryBehindDatabase,

    /// <summary>The directory lacks a file that was applied.</summary>
    AppliedFileRemoved,

    /// <summary>The directory has a file that is older than the newest applied one and was not applied.</summary>
    FileOlderThanDatabase,

    /// <summary>A file is not what it was when it was applied.</summary>
    AppliedFileEdited,

    /// <summary>The baseline names a version that the directory does not have.</summary>
    BaselineUnknown,

    /// <summary>The database holds objects and has no history.</summary>
    DatabaseNotEmpty,

    /// <summary>The database's catalog is not what it was when it was checked.</summary>
    CatalogMoved,

    /// <summary>A pending file asks for something that is not there yet, such as to run without a transaction.</summary>
    FileUnsupported,

    /// <summary>A pending file cannot be sent to a server, such as one with an unclosed quote or a command of psql.</summary>
    FileUnusable,

    /// <summary>A pending file begins or ends transactions itself.</summary>
    TransactionControl,

    /// <summary>A directive of a pending file (<c>-- opsbuild:lock_timeout</c> and its kin) is unknown, malformed, or stands where it does not count.</summary>
    FileSettingInvalid,

    /// <summary>A pooler that hands out sessions per transaction stands before the server, so that a session's lock means nothing.</summary>
    SessionsPooled,

    /// <summary>Atlas was to apply a pending file that it would cut into other statements than PostgreSQL does.</summary>
    StatementsCutOtherwise,

    /// <summary>A pending file has a statement that PostgreSQL refuses inside a transaction, and runs in one.</summary>
    OutsideTransaction,

    /// <summary>A pending file's own transaction mode cannot be had beside the run's.</summary>
    TransactionModesDisagree,
}
