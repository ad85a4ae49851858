namespace OpsBuild.Migrations.Detection;

/// <summary>Why git cannot answer; the names are stable and stand in reports.</summary>
public enum DetectionProblem
{
    /// <summary>No git program was found.</summary>
    GitMissing,

    /// <summary>A call of git did not end in time.</summary>
    GitTimedOut,

    /// <summary>A call of git failed for a reason of its own; its message is quoted.</summary>
    GitFailed,

    /// <summary>The folder belongs to no repository, as with a downloaded archive.</summary>
    NotARepository,

    /// <summary>Git does not trust the repository because another account owns it (<c>safe.directory</c>).</summary>
    RepositoryNotTrusted,

    /// <summary>The repository has no work tree.</summary>
    BareRepository,

    /// <summary>The migration folder lies outside of the work tree, in a submodule, or is a link.</summary>
    FolderNotInWorkTree,

    /// <summary>Neither side of the comparison has the migration folder.</summary>
    FolderMissing,

    /// <summary>A migration that git tracks is not on disk and not deleted either (a sparse checkout).</summary>
    FileNotCheckedOut,

    /// <summary>A file of the work tree exists and cannot be read.</summary>
    FileUnreadable,

    /// <summary>CI runs on a repository without a commit.</summary>
    NoCommit,

    /// <summary>The name given as base is no commit here.</summary>
    UnknownBase,

    /// <summary>A commit that the comparison needs is not in this clone.</summary>
    MissingCommit,

    /// <summary>Base and head have no common ancestor.</summary>
    NoCommonHistory,

    /// <summary>The CI event could not be read or lacks a field.</summary>
    EventUnreadable,

    /// <summary>What is checked out is not what the event is about.</summary>
    HeadIsNotTheEvents,
}
