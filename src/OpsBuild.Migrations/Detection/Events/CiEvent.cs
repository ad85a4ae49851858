namespace OpsBuild.Migrations.Detection.Events;

/// <summary>Why CI runs, as far as the choice of the base needs it: a closed set.</summary>
public abstract record CiEvent
{
    private CiEvent()
    {
    }

    /// <summary>The repository's default branch, without <c>refs/heads/</c>; null when the event does not say.</summary>
    public string? DefaultBranch { get; init; }

    /// <summary>A branch or a tag moved.</summary>
    /// <param name="Ref">The whole name, as in <c>refs/heads/main</c>.</param>
    /// <param name="Before">The commit before; null when the branch or tag is new (the event carries an id of zeros).</param>
    /// <param name="After">The commit that it now names; null when it was deleted.</param>
    public sealed record Push(string Ref, string? Before, string? After) : CiEvent;

    /// <summary>A pull request was opened or changed.</summary>
    /// <param name="BaseSha">The tip of the branch to merge into.</param>
    /// <param name="HeadSha">The tip of the branch to be merged.</param>
    public sealed record PullRequest(string BaseSha, string HeadSha) : CiEvent;

    /// <summary>A merge queue made a group of pull requests.</summary>
    /// <param name="BaseSha">The commit that the group stands on.</param>
    /// <param name="HeadSha">The group's merged commit.</param>
    public sealed record MergeGroup(string BaseSha, string HeadSha) : CiEvent;

    /// <summary>An event that names no commit to compare with: started by hand, by the clock, by another CI system.</summary>
    /// <param name="Name">Its name, as in <c>workflow_dispatch</c>.</param>
    public sealed record Other(string Name) : CiEvent;
}
