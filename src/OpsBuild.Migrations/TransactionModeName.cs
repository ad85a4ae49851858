namespace OpsBuild.Migrations;

/// <summary>How people name a transaction mode: as Atlas does in <c>--tx-mode</c> and <c>-- atlas:txmode</c>.</summary>
public static class TransactionModeName
{
    /// <summary>Reads <c>file</c>, <c>none</c> or <c>all</c>, in small letters.</summary>
    public static bool TryParse(string? text, out TransactionMode mode)
    {
        (mode, var isKnown) = text switch
        {
            "file" => (TransactionMode.File, true),
            "none" => (TransactionMode.None, true),
            "all" => (TransactionMode.All, true),
            _ => (TransactionMode.File, false),
        };
        return isKnown;
    }
}
