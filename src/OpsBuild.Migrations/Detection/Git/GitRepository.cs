using Serilog;

namespace OpsBuild.Migrations.Detection.Git;

/// <summary>An opened repository with a work tree: where it is and in what state.</summary>
internal sealed class GitRepository
{
    private GitRepository(GitProgram git, string root, string prefix, bool isShallow, string emptyTree)
    {
        Git = git;
        Root = root;
        Prefix = prefix;
        IsShallow = isShallow;
        EmptyTree = emptyTree;
        History = new GitHistory(git);
        Files = new GitFiles(git, root);
    }

    /// <summary>Git, called at the root, so that every path it prints and takes counts from there.</summary>
    public GitProgram Git { get; }

    /// <summary>The root of the work tree.</summary>
    public string Root { get; }

    /// <summary>The way from the root to the folder that was opened, ending in <c>/</c>; empty at the root.</summary>
    public string Prefix { get; }

    /// <summary>Whether old commits are missing on purpose.</summary>
    public bool IsShallow { get; }

    /// <summary>The id of the tree without files: the base where there is no commit.</summary>
    public string EmptyTree { get; }

    public GitHistory History { get; }

    public GitFiles Files { get; }

    public static async Task<GitRepository> OpenAsync(string path, GitSettings settings, ILogger log, CancellationToken cancellationToken)
    {
        var there = new GitProgram(path, settings, log);
        var facts = await there.RunAsync(
            ["rev-parse", "--is-bare-repository", "--is-inside-work-tree", "--is-shallow-repository"], cancellationToken);
        if (facts.Lines is not [_, "true", var shallow])
            throw NoWorkTree(path, facts.Lines);

        // Each on its own: a folder's name may hold a line end.
        var root = await there.RunAsync(["rev-parse", "--show-toplevel"], cancellationToken);
        var prefix = await there.RunAsync(["rev-parse", "--show-prefix"], cancellationToken);

        var git = new GitProgram(root.Line, settings, log);
        // Asked for rather than known: the id depends on the repository's hash function. Without -w nothing is written.
        var emptyTree = await git.RunAsync(["hash-object", "-t", "tree", "--stdin"], [], cancellationToken);
        return new GitRepository(git, root.Line, prefix.Line, shallow == "true", emptyTree.Line);
    }

    private static DetectionException NoWorkTree(string path, string[] facts) => new(
        DetectionProblem.BareRepository,
        $"{path} has no work tree, so there are no migrations to look at.",
        facts[0] == "true" ? "the repository is bare." : "the folder is inside of .git.",
        "run in a checkout: git clone <this repository> <folder>, or git worktree add <folder>.");
}
