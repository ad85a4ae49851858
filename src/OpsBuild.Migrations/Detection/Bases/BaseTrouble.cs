namespace OpsBuild.Migrations.Detection.Bases;

/// <summary>Why no base can be named, in words that say what to do.</summary>
internal static class BaseTrouble
{
    private const string Deepen = "git fetch --unshallow (in a workflow: 'fetch-depth: 0' for actions/checkout), then run again.";

    public static DetectionException Missing(string name, string role, bool isShallow) => new(
        DetectionProblem.MissingCommit,
        $"{name} ({role}) is not in this clone, so what changed since cannot be told.",
        isShallow
            ? "the clone is shallow: its history was cut off on purpose."
            : "no branch or tag of this clone leads to it, as after a force push.",
        isShallow
            ? Deepen
            : $"git fetch origin {name}, then run again; if the server no longer has it, name the commit whose migrations were applied "
              + "last: --base-ref <commit>.");

    public static DetectionException Unknown(string name, string why) => new(
        DetectionProblem.UnknownBase,
        $"--base-ref {ShellText.Quote(name)} names nothing to compare with.",
        why,
        "git branch -a and git tag list what there is; git fetch brings what only the server has.");

    public static DetectionException NothingInCommon(TargetBranch target, bool isShallow) => new(
        isShallow ? DetectionProblem.MissingCommit : DetectionProblem.NoCommonHistory,
        $"HEAD and {target.Name} ({target.Tip}) have no common commit here, so what changed since cannot be told.",
        isShallow ? "the clone is shallow: the commit where they parted is cut off." : "their histories began apart.",
        isShallow ? Deepen : "name the commit to compare with exactly: --base-ref <commit or tag>.");

    public static DetectionException NoDefaultBranch(string why) => new(
        DetectionProblem.UnknownBase,
        "No commit to compare with is known.",
        $"{why}, and this clone has no default branch (origin/HEAD, main, master).",
        "name it: --base-ref <branch, tag or commit>.");

    public static DetectionException NoCommit() => new(
        DetectionProblem.NoCommit,
        "The repository has no commit, so on CI there is nothing to judge.",
        "HEAD names a branch without commits; on CI only what is committed counts.",
        "check out a commit first.");

    public static DetectionException OtherHead(string head, string expected, string role, bool isShallow) => new(
        DetectionProblem.HeadIsNotTheEvents,
        $"HEAD ({head}) is not {role} ({expected}) and does not stand on it.",
        "a verdict about another commit than the event's would let the event's pass unseen (pull_request_target checks out the base)."
        + (isShallow ? " The clone is shallow, so their connection may be cut off." : ""),
        isShallow ? Deepen : $"check out {expected}, or name what to compare HEAD with: --base-ref <commit>.");
}
