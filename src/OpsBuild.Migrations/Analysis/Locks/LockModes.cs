namespace OpsBuild.Migrations.Analysis.Locks;

/// <summary>What is known of each mode.</summary>
public static class LockModes
{
    private static readonly string[] Words =
        ["ACCESS SHARE", "ROW SHARE", "ROW EXCLUSIVE", "SHARE UPDATE EXCLUSIVE", "SHARE", "SHARE ROW EXCLUSIVE", "EXCLUSIVE",
            "ACCESS EXCLUSIVE"];

    /// <summary>The mode in SQL's words.</summary>
    public static string ToSql(this LockMode mode) => Words[(int)mode];

    /// <summary>The mode as the view <c>pg_locks</c> shows it.</summary>
    public static string ToViewName(this LockMode mode) => $"{mode}Lock";

    /// <summary>Whether SELECT waits for its end.</summary>
    public static bool BlocksReads(this LockMode mode) => mode == LockMode.AccessExclusive;

    /// <summary>Whether INSERT, UPDATE and DELETE wait for its end.</summary>
    public static bool BlocksWrites(this LockMode mode) => mode >= LockMode.Share;

    /// <summary>The mode of these words, in any case.</summary>
    internal static LockMode? Of(string words) =>
        Array.FindIndex(Words, known => known.Equals(words, StringComparison.OrdinalIgnoreCase)) is var found and >= 0 ? (LockMode)found
            : null;
}
