using System.Diagnostics;

namespace OpsBuild.AppUser;

/// <summary>What SQL calls the kinds.</summary>
internal static class SecurableKindWords
{
    /// <summary>After ON in a GRANT.</summary>
    public static string Word(this SecurableKind kind) => kind switch
    {
        SecurableKind.Database => "DATABASE",
        SecurableKind.Schema => "SCHEMA",
        SecurableKind.Table => "TABLE",
        SecurableKind.Sequence => "SEQUENCE",
        SecurableKind.Routine => "ROUTINE",
        SecurableKind.Type => "TYPE",
        _ => throw new UnreachableException(),
    };

    /// <summary>After ON in ALTER DEFAULT PRIVILEGES; null for what has none in a schema.</summary>
    public static string? FutureWord(this SecurableKind kind) => kind switch
    {
        SecurableKind.Table => "TABLES",
        SecurableKind.Sequence => "SEQUENCES",
        SecurableKind.Routine => "ROUTINES",
        SecurableKind.Type => "TYPES",
        _ => null,
    };

    /// <summary>By the letter in <c>pg_default_acl.defaclobjtype</c>; null for a kind that no policy knows, as schemas.</summary>
    public static SecurableKind? OfFuture(string letter) => letter switch
    {
        "r" => SecurableKind.Table,
        "S" => SecurableKind.Sequence,
        "f" => SecurableKind.Routine,
        "T" => SecurableKind.Type,
        _ => null,
    };
}
