using OpsBuild.Migrations.Statements;

namespace OpsBuild.Migrations.Apply;

/// <summary>What cannot be, given how statements are grouped into transactions.</summary>
internal static class TransactionModeCheck
{
    private const string WithoutTransaction = "'-- atlas:txmode none' as its first line and an empty line after that";

    /// <summary>Whether a file asks for a grouping that it cannot have.</summary>
    /// <param name="file">The file.</param>
    /// <param name="runMode">How the run groups the files that ask for nothing.</param>
    /// <param name="isBegun">An earlier run stopped half way through the file.</param>
    public static (RefusalReason Reason, Problem Problem)? Refuse(MigrationFile file, TransactionMode runMode, bool isBegun)
    {
        if (file.Header.DeclaredMode == TransactionMode.All)
        {
            return (RefusalReason.FileUnsupported, new Problem(
                "asks for the transaction mode all",
                "One transaction for several files is nothing that a file could ask for; Atlas refuses it as well.",
                "Remove the directive and update atlas.sum. MIGRATION_TX_MODE=all asks for it for a whole run.")
            { File = file.Name });
        }
        if (runMode != TransactionMode.All)
            return null;
        if (isBegun)
        {
            return (RefusalReason.TransactionModesDisagree, new Problem(
                "stopped half way, and the run is to be one transaction",
                "A part of it is applied, so it cannot be applied whole or not at all any more.",
                "Apply once with MIGRATION_TX_MODE=file, which goes on with it.")
            { File = file.Name });
        }
        return file.Header.DeclaredMode is not { } mode ? null : (RefusalReason.TransactionModesDisagree, new Problem(
            $"asks for the transaction mode {mode.ToString().ToLowerInvariant()}, and the run is to be one transaction",
            "Both cannot be had (MIGRATION_TX_MODE is all); Atlas refuses it as well.",
            "Apply with MIGRATION_TX_MODE=file, or without that variable.")
        { File = file.Name });
    }

    /// <summary>Whether a command cannot run as its file is grouped. The place is added by whoever asks.</summary>
    public static (RefusalReason Reason, Problem Problem)? Refuse(Statement statement, SqlCommandText command, TransactionMode mode)
    {
        if (TransactionControl.Find(command) is { } control)
        {
            return (RefusalReason.TransactionControl, new Problem(
                $"{control} begins or ends a transaction",
                mode == TransactionMode.None
                    ? "Each statement of the file is committed together with its row in the revision table, so that a run that is killed knows where it was."
                    : "The file runs in one transaction together with its row in the revision table, so that it is there whole or not at all.",
                "Remove it. What must be apart goes into a migration of its own."));
        }
        if (OutsideTransaction.Find(command) is not { } words)
            return null;
        if (mode == TransactionMode.None)
        {
            return statement.Commands.Count == 1 ? null : (RefusalReason.OutsideTransaction, new Problem(
                $"{words} cannot run together with other commands",
                "What stands between two delimiters of the file's own is one statement, and the server would take it for one transaction.",
                "Put a delimiter before and after it."));
        }
        return (RefusalReason.OutsideTransaction, new Problem(
            $"{words} cannot run inside a transaction",
            $"The file runs in one{(mode == TransactionMode.All ? ", with all others of the run (MIGRATION_TX_MODE is all)" : "")}, where PostgreSQL refuses it.",
            $"Move it into a migration of its own with {WithoutTransaction}, and update atlas.sum."));
    }
}
