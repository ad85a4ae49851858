namespace OpsBuild.Pipeline.Schemas;

/// <summary>Whether a schema file says what the migrations add up to.</summary>
public abstract record SchemaFileState
{
    private SchemaFileState()
    {
    }

    /// <summary>It does.</summary>
    public sealed record UpToDate : SchemaFileState;

    /// <summary>It does not.</summary>
    /// <param name="Line">The first line that differs, counted from 1.</param>
    /// <param name="Have">That line; null where the file has ended.</param>
    /// <param name="Want">What the migrations make of it; null where it should have ended.</param>
    public sealed record Stale(int Line, string? Have, string? Want) : SchemaFileState;

    /// <summary>It reads otherwise than what this machine's PostgreSQL writes, which may be no more than another major's words.</summary>
    /// <param name="WrittenBy">The major that wrote the file, which is not to be had here.</param>
    /// <param name="Here">The major that was asked.</param>
    public sealed record Undecided(int WrittenBy, int Here) : SchemaFileState;
}
