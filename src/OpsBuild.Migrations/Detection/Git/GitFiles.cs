using System.Globalization;
using System.Text;

namespace OpsBuild.Migrations.Detection.Git;

/// <summary>Questions about files: what a commit holds, what the work tree holds, and what differs.</summary>
internal sealed class GitFiles(GitProgram git, string root)
{
    /// <summary>The files of a commit under a folder.</summary>
    public async Task<TreeFile[]> InCommitAsync(string commit, string folder, CancellationToken cancellationToken)
    {
        var answer = await git.RunAsync(["ls-tree", "-r", "-z", "--full-tree", commit, .. Under(folder)], cancellationToken);
        return [.. answer.Fields.Select(TreeFile.Parse)];
    }

    /// <summary>What a commit has at exactly these paths.</summary>
    public async Task<TreeFile[]> AtAsync(string commit, string[] paths, CancellationToken cancellationToken)
    {
        var answer = await git.RunAsync(["ls-tree", "-z", "--full-tree", commit, "--", .. paths], cancellationToken);
        // Asked for a folder and a path in it, git lists the folder's other files as well.
        return [.. answer.Fields.Select(TreeFile.Parse).Where(file => paths.Contains(file.Path))];
    }

    /// <summary>What differs between two commits, or between a commit and the tracked files of the work tree.</summary>
    public async Task<GitChange[]> ChangesAsync(string from, string? to, string folder, CancellationToken cancellationToken)
    {
        string[] sides = to is null ? [from] : [from, to];
        string[] arguments =
        [
            "diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules=none",
            "-O/dev/null",      // the manual's way to be rid of a diff.orderFile, which need not even exist
            .. sides, .. Under(folder),
        ];
        var answer = await git.RunAsync(arguments, cancellationToken);
        GitChange[] changes = [.. GitChange.Parse(answer.Fields)];
        return to is null ? await WithoutUnchangedAsync(changes, cancellationToken) : changes;
    }

    // A file whose times alone changed is listed too, unless git may write what it found into its index. So git hashes such files again,
    // with whatever filters it applies to them.
    private async Task<GitChange[]> WithoutUnchangedAsync(GitChange[] changes, CancellationToken cancellationToken)
    {
        GitChange[] suspects = [.. changes.Where(change => change.MayBeUnchanged && !change.Path.Contains('\n', StringComparison.Ordinal))];
        if (suspects.Length == 0)
            return changes;

        var paths = Encoding.UTF8.GetBytes(string.Concat(suspects.Select(change => change.Path + "\n")));
        var ids = await git.RunAsync(["hash-object", "--stdin-paths"], paths, cancellationToken);
        return [.. changes.Except(suspects.Zip(ids.Lines).Where(pair => pair.First.OldId == pair.Second).Select(pair => pair.First))];
    }

    /// <summary>The files that git tracks, on disk or not.</summary>
    public Task<string[]> TrackedAsync(string folder, CancellationToken cancellationToken) =>
        ListAsync(folder, cancellationToken, "--cached");

    /// <summary>The files that are neither tracked nor ignored.</summary>
    public Task<string[]> UntrackedAsync(string folder, CancellationToken cancellationToken) =>
        ListAsync(folder, cancellationToken, "--others", "--exclude-standard");

    /// <summary>The files in conflict; a comparison with a commit would call them modified.</summary>
    public async Task<string[]> UnmergedAsync(string folder, CancellationToken cancellationToken)
    {
        // Per side: mode, id and side with blanks between, a tab, the path.
        var sides = await ListAsync(folder, cancellationToken, "--unmerged");
        return [.. sides.Select(side => side[(side.IndexOf('\t', StringComparison.Ordinal) + 1)..]).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The files that some .gitignore hides.</summary>
    public Task<string[]> IgnoredAsync(string folder, CancellationToken cancellationToken) =>
        ListAsync(folder, cancellationToken, "--others", "--ignored", "--exclude-standard");

    /// <summary>The bytes of blobs, in the order asked for, read by one process.</summary>
    public async Task<IReadOnlyList<byte[]>> ReadAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return [];

        var input = Encoding.ASCII.GetBytes(string.Concat(ids.Select(id => id + "\n")));
        var answer = await git.RunAsync(["cat-file", "--batch"], input, cancellationToken);
        return Blobs(answer, ids);
    }

    /// <summary>Where a file of the work tree is on disk.</summary>
    public string OnDisk(string path) => Path.Combine(root, path.Replace('/', Path.DirectorySeparatorChar));

    private async Task<string[]> ListAsync(string folder, CancellationToken cancellationToken, params string[] which)
    {
        var answer = await git.RunAsync(["ls-files", "-z", .. which, .. Under(folder)], cancellationToken);
        // An unmerged file is listed once per side.
        return [.. answer.Fields.Distinct(StringComparer.Ordinal)];
    }

    private static string[] Under(string folder) => folder.Length == 0 ? [] : ["--", folder];

    // Per blob: "<id> blob <size>", a line end, so many bytes, a line end; or "<id> missing".
    private static List<byte[]> Blobs(GitResult answer, IReadOnlyList<string> ids)
    {
        var blobs = new List<byte[]>(ids.Count);
        var rest = answer.Output.AsSpan();
        foreach (var id in ids)
        {
            var lineEnd = rest.IndexOf((byte)'\n');
            var facts = lineEnd < 0 ? [] : Encoding.ASCII.GetString(rest[..lineEnd]).Split(' ');
            if (facts is not [_, "blob", var size])
                throw GitTrouble.MissingBlob(id);

            var length = int.Parse(size, NumberStyles.None, CultureInfo.InvariantCulture);
            blobs.Add(rest.Slice(lineEnd + 1, length).ToArray());
            rest = rest[(lineEnd + 1 + length + 1)..];
        }
        return blobs;
    }
}
