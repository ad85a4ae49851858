using OpsBuild.Migrations.Apply.Locks;

namespace OpsBuild.Migrations.Apply;

/// <summary>How a file ended.</summary>
internal abstract record FileEnd
{
    private FileEnd()
    {
    }

    /// <summary>It is in the database, with its row.</summary>
    public sealed record Committed(AppliedFile File) : FileEnd;

    /// <summary>A lock could not be had in time. The server said so, and rolled back: nothing of it is in the database.</summary>
    /// <param name="Failure">Where, and what the server said.</param>
    /// <param name="Blockers">Who was in the way; empty when nobody was seen.</param>
    public sealed record Blocked(MigrationFailure Failure, IReadOnlyList<Blocker> Blockers) : FileEnd;

    /// <summary>The run ends with it.</summary>
    /// <param name="Outcome">How.</param>
    /// <param name="InSpite">The file, when it turned out to be in the database all the same.</param>
    public sealed record RunEnds(ApplyOutcome Outcome, AppliedFile? InSpite = null) : FileEnd;
}
