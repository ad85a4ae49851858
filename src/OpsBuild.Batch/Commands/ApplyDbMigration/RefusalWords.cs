using System.Diagnostics;
using System.Text.Json;
using OpsBuild.Batch.Results;
using OpsBuild.Migrations.Apply;

namespace OpsBuild.Batch.Commands.ApplyDbMigration;

/// <summary>Which outcome a refusal of the migrations' library is.</summary>
internal static class RefusalWords
{
    /// <summary>The reason's stable word, such as <c>applied_file_edited</c>.</summary>
    public static string Word(this RefusalReason reason) => JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString());

    public static Outcome Outcome(this RefusalReason reason) => reason switch
    {
        RefusalReason.VersionsOutOfOrder
            or RefusalReason.SumMissing
            or RefusalReason.SumMalformed
            or RefusalReason.SumMismatch
            or RefusalReason.FileUnsupported
            or RefusalReason.FileUnusable
            or RefusalReason.OutsideTransaction
            or RefusalReason.TransactionModesDisagree
            or RefusalReason.TransactionControl
            or RefusalReason.StatementsCutOtherwise => Results.Outcome.DirectoryRefused,
        RefusalReason.RevisionTableAmbiguous
            or RefusalReason.RevisionTableUnusable
            or RefusalReason.VersionHalfApplied
            or RefusalReason.AppliedStatementEdited
            or RefusalReason.DirectoryBehindDatabase
            or RefusalReason.AppliedFileRemoved
            or RefusalReason.FileOlderThanDatabase
            or RefusalReason.AppliedFileEdited => Results.Outcome.HistoryRefused,
        RefusalReason.RevisionTableLocked => Results.Outcome.LocksNotObtained,
        RefusalReason.EarlierRunBusy => Results.Outcome.LockNotAcquired,
        RefusalReason.InvalidIndexInTheWay => Results.Outcome.IndexInTheWay,
        RefusalReason.CatalogMoved => Results.Outcome.CatalogMoved,
        RefusalReason.DatabaseNotEmpty => Results.Outcome.DatabaseNotEmpty,
        RefusalReason.BaselineUnknown or RefusalReason.FileSettingInvalid => Results.Outcome.WrongConfiguration,
        RefusalReason.ReadOnlyServer or RefusalReason.SessionsPooled => Results.Outcome.ConnectionRejected,
        _ => throw new UnreachableException($"No outcome for the refusal {reason}."),
    };
}
