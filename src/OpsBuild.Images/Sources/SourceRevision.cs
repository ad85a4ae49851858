using System.Diagnostics;

namespace OpsBuild.Images.Sources;

/// <summary>What git says of the work tree that images are built from.</summary>
/// <param name="Commit">HEAD, 40 hexadecimal digits.</param>
/// <param name="IsDirty">Whether there is more than that commit: changed files, or new ones that are not ignored.</param>
/// <param name="Repository">Where the repository is to be found, as <c>https://github.com/owner/name</c>; null where it has no origin.</param>
public sealed record SourceRevision(string Commit, bool IsDirty, string? Repository)
{
    /// <summary>How many digits of the commit a tag has.</summary>
    public const int ShortLength = 10;

    /// <summary>The commit's first digits.</summary>
    public string ShortCommit => Commit[..ShortLength];

    /// <summary>The commit, with <c>-dirty</c> where there is more than it.</summary>
    public string Revision => IsDirty ? $"{Commit}-dirty" : Commit;

    /// <param name="root">The work tree.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <exception cref="ImageBuildException">It is no work tree, or has no commit yet.</exception>
    public static async Task<SourceRevision> ReadAsync(string root, CancellationToken cancellationToken)
    {
        if (await GitAsync(root, ["rev-parse", "--verify", "HEAD"], cancellationToken) is not { Length: >= 40 } commit)
        {
            throw new ImageBuildException("An image cannot be given a tag.", $"git names no commit for {root}: it is no work tree, or nothing is committed there yet",
                "build in a clone of the repository (a shallow one will do), and commit once.");
        }

        var changes = await GitAsync(root, ["status", "--porcelain", "--untracked-files=normal"], cancellationToken);
        var origin = await GitAsync(root, ["config", "--get", "remote.origin.url"], cancellationToken);
        return new SourceRevision(commit, changes is not "", RepositoryAddress.Of(origin));
    }

    private static async Task<string?> GitAsync(string root, string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = root, RedirectStandardOutput = true, RedirectStandardError = true };
        // Looking must not take a lock that another git in this work tree waits for.
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        try
        {
            using var git = Process.Start(start)!;
            var errors = git.StandardError.ReadToEndAsync(cancellationToken);
            var output = await git.StandardOutput.ReadToEndAsync(cancellationToken);
            await errors;
            await git.WaitForExitAsync(cancellationToken);
            return git.ExitCode == 0 ? output.Trim() : null;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new ImageBuildException("An image cannot be given a tag.", $"git cannot be started: {missing.Message}", "install git: the tag names the commit.", missing);
        }
    }
}
