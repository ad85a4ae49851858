namespace OpsBuild.Migrations.Revisions;

/// <summary>A row of the revision table: a version that the database has.</summary>
public sealed record Revision
{
    public required MigrationVersion Version { get; init; }

    public required string Description { get; init; }

    public RevisionType Type { get; init; } = RevisionType.Executed;

    /// <summary>Statements of the file that were executed.</summary>
    public long Applied { get; init; }

    /// <summary>Statements that the file had when it was first tried.</summary>
    public long Total { get; init; }

    /// <summary>When the first try started.</summary>
    public required DateTimeOffset ExecutedAt { get; init; }

    /// <summary>How long it took. Stored in nanoseconds; rows that Atlas wrote hold something else and say nothing.</summary>
    public TimeSpan ExecutionTime { get; init; }

    /// <summary>Why it stopped halfway; empty when it did not.</summary>
    public string Error { get; init; } = "";

    /// <summary>The statement it stopped at; empty when it did not.</summary>
    public string ErrorStatement { get; init; } = "";

    /// <summary>The file's entry in atlas.sum without <c>h1:</c>; empty for a baseline.</summary>
    public required string Hash { get; init; }

    /// <summary>Of a file that stopped halfway: a hash per executed statement. Empty for a finished one.</summary>
    public IReadOnlyList<string> PartialHashes { get; init; } = [];

    /// <summary>Who wrote the row.</summary>
    public required string OperatorVersion { get; init; }

    /// <summary>Everything that there was to do is done, or somebody said that it is.</summary>
    public bool IsFinished => Type.HasFlag(RevisionType.Resolved) || Applied == Total;
}
