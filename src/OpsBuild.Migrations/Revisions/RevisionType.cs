namespace OpsBuild.Migrations.Revisions;

/// <summary>How a version came to be recorded; Atlas's bit mask.</summary>
[Flags]
public enum RevisionType
{
    None = 0,

    /// <summary>The database already held what this version and all before it make.</summary>
    Baseline = 1,

    /// <summary>The file was executed.</summary>
    Executed = 2,

    /// <summary>Somebody declared it done (<c>atlas migrate set</c>).</summary>
    Resolved = 4,
}
