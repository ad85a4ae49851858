namespace OpsBuild.Migrations;

/// <summary>How a migration file wants its statements grouped (<c>-- atlas:txmode</c>).</summary>
public enum TransactionMode
{
    /// <summary>One transaction for the file. The default.</summary>
    File,

    /// <summary>No transaction: each statement commits for itself (<c>CREATE INDEX CONCURRENTLY</c> needs that).</summary>
    None,

    /// <summary>One transaction for the whole run. Atlas has no use for it in a file and refuses it there.</summary>
    All,
}
