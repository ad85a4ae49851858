using System.Text.RegularExpressions;

namespace OpsBuild.Workflows;

/// <summary>An action at one commit, which nobody can move as a tag can be moved.</summary>
public sealed partial record ActionPin
{
    /// <param name="action">Owner and repository, as <c>actions/checkout</c>.</param>
    /// <param name="commit">The commit's whole id: 40 lowercase hexadecimal digits.</param>
    /// <param name="version">The release that it is, as <c>v6.0.2</c>; it becomes the comment beside the id.</param>
    /// <exception cref="WorkflowException">One of them is not written so.</exception>
    public ActionPin(string action, string commit, string version)
    {
        if (!ActionForm().IsMatch(action) || !CommitForm().IsMatch(commit) || !VersionForm().IsMatch(version))
        {
            throw new WorkflowException(
                $"The action {action}@{commit} ({version}) is not pinned.",
                "an action is owner/repository at a commit of 40 hexadecimal digits, with its release as v1.2.3",
                $"ask for the commit: git ls-remote https://github.com/{action} 'refs/tags/v*'; of an annotated tag it is the line that ends in ^{{}}.");
        }

        (Action, Commit, Version) = (action, commit, version);
    }

    /// <summary>Owner and repository.</summary>
    public string Action { get; }

    /// <summary>The commit's id.</summary>
    public string Commit { get; }

    /// <summary>The release that the commit is.</summary>
    public string Version { get; }

    /// <summary>What <c>uses</c> takes.</summary>
    public override string ToString() => $"{Action}@{Commit}";

    [GeneratedRegex(@"\A[A-Za-z0-9-]+/[A-Za-z0-9._-]+\z")]
    private static partial Regex ActionForm();

    [GeneratedRegex(@"\A[0-9a-f]{40}\z")]
    private static partial Regex CommitForm();

    [GeneratedRegex(@"\Av[0-9]+\.[0-9]+\.[0-9]+\z")]
    private static partial Regex VersionForm();
}
