namespace OpsBuild.Migrations.Detection.Git;

/// <summary>A file that differs between two sides, as <c>git diff --raw</c> tells it.</summary>
/// <param name="Status">Git's letter.</param>
/// <param name="Path">The path, on the new side where a rename gave it two.</param>
/// <param name="OldMode">The mode on the old side; zeros when it is not there.</param>
/// <param name="NewMode">The mode on the new side; zeros when it is not there.</param>
/// <param name="OldId">The blob on the old side; zeros when it is not there.</param>
/// <param name="NewId">The blob on the new side; zeros when it is not there or only in the work tree.</param>
internal sealed record GitChange(FileStatus Status, string Path, string OldMode, string NewMode, string OldId, string NewId)
{
    /// <summary>Whether git only knows that the file on disk was touched since it looked last.</summary>
    public bool MayBeUnchanged =>
        Status == FileStatus.Modified && OldMode == NewMode && NewMode is (GitFileMode.Plain or GitFileMode.Executable)
        && NewId.All(digit => digit == '0')
        && !Path.StartsWith('"');       // "hash-object --stdin-paths" would read it as quoted

    /// <summary>A file that git does not track yet.</summary>
    public static GitChange Untracked(string path, string mode) => new(FileStatus.Added, path, GitFileMode.None, mode, "", "");

    /// <summary>Reads the fields of <c>git diff --raw -z</c>: facts, path and, for R and C alone, a second path.</summary>
    public static IEnumerable<GitChange> Parse(string[] fields)
    {
        for (var i = 0; i + 1 < fields.Length; i += 2)
        {
            var facts = fields[i].TrimStart(':').Split(' ');
            var status = FileStatus.Of(facts[4][0]);
            if (status == FileStatus.Renamed || status == FileStatus.Copied)
                i++;
            yield return new GitChange(status, fields[i + 1], facts[0], facts[1], facts[2], facts[3]);
        }
    }
}
