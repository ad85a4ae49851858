namespace OpsBuild.Migrations.Apply;

/// <summary>How a file ended.</summary>
internal abstract record FileEnd
{
    private FileEnd()
    {
    }

    /// <summary>It is in the database, with its row.</summary>
    public sealed record Committed(AppliedFile File) : FileEnd;

    /// <summary>The run ends with it.</summary>
    /// <param name="Outcome">How.</param>
    /// <param name="InSpite">The file, when it turned out to be in the database all the same.</param>
    public sealed record RunEnds(ApplyOutcome Outcome, AppliedFile? InSpite = null) : FileEnd;
}
