namespace OpsBuild.Migrations.Detection;

/// <summary>One side of the comparison.</summary>
/// <param name="Commit">The full commit id; null where there is no commit (before the first one).</param>
/// <param name="Description">How it was chosen, in a few words, as in "where HEAD left origin/main".</param>
/// <param name="IsWorkTree">True when the files on disk count on top of the commit.</param>
public sealed record ComparedPoint(string? Commit, string Description, bool IsWorkTree = false)
{
    /// <summary>The first ten digits of the commit; <c>(nothing)</c> where there is none.</summary>
    public string ShortCommit => Commit is null ? "(nothing)" : Commit[..10];

    /// <inheritdoc/>
    public override string ToString() => $"{ShortCommit}, {Description}";
}
