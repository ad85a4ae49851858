using OpsBuild.Migrations.Detection.Events;

namespace OpsBuild.Migrations.Detection;

/// <summary>What to look at: where the repository is, which folder holds migrations and what the change is to be compared with.</summary>
/// <param name="RepositoryPath">A folder inside the work tree, most often its root.</param>
public sealed record DetectionRequest(string RepositoryPath)
{
    /// <summary>The folder of the migrations: a path relative to <see cref="RepositoryPath"/>, or an absolute one inside the work tree.</summary>
    /// <value>Default <c>db/migrations</c>.</value>
    public string MigrationFolder { get; init; } = "db/migrations";

    /// <summary>What <c>--base-ref</c> names; it goes before whatever the event or the branches say.</summary>
    /// <value>Default null: the event decides on CI, the default branch elsewhere.</value>
    /// <remarks>
    /// A branch stands for the commit where HEAD left it (their merge base); a tag or a commit id is taken exactly, so that a commit which a
    /// force push threw away can be named.
    /// </remarks>
    public string? BaseRef { get; init; }

    /// <summary>Why CI runs, from <see cref="GitHubEvent.Read"/>; null on a person's machine.</summary>
    /// <remarks>On CI only what is committed counts. Without an event the work tree counts, with its new files and its edits.</remarks>
    public CiEvent? Event { get; init; }

    /// <summary>How long one call of git may take.</summary>
    /// <value>Default one minute. In a partial clone, reading a file may fetch it.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public TimeSpan GitTimeout
    {
        get;
        init => field = value > TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "git needs some time; 0 or less would fail every call.");
    } = TimeSpan.FromMinutes(1);
}
