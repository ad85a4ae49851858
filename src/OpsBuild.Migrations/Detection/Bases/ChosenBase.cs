namespace OpsBuild.Migrations.Detection.Bases;

/// <summary>What the head is compared with.</summary>
/// <param name="Tree">A commit, or the empty tree.</param>
/// <param name="Point">The same for people.</param>
internal sealed record ChosenBase(string Tree, ComparedPoint Point)
{
    /// <summary>
    /// The branch that the change is going to, when it may have moved on since the base; its newer migrations would come before the
    /// change's. Null when the base is all there is.
    /// </summary>
    public TargetBranch? Target { get; init; }

    public static ChosenBase Commit(string commit, string description) => new(commit, new ComparedPoint(commit, description));

    public static ChosenBase Nothing(string emptyTree, string description) => new(emptyTree, new ComparedPoint(null, description));
}

/// <summary>A branch and the commit at its tip.</summary>
internal sealed record TargetBranch(string Name, string Tip);
