using OpsBuild.Migrations.Detection.Git;

namespace OpsBuild.Migrations.Detection.Files;

/// <summary>The folder as it is on disk, less what git ignores.</summary>
internal static class WorkTreeFolder
{
    public static async Task<FolderContent> ReadAsync(
        GitRepository repository, MigrationFolder folder, IReadOnlyList<string> untracked, CancellationToken cancellationToken)
    {
        var tracked = await repository.Files.TrackedAsync(folder.Path, cancellationToken);
        string[] present = [.. tracked.Union(untracked, StringComparer.Ordinal).Where(path => Exists(repository, path)).Order(Utf8Order.Instance)];
        var wanted = present.ToLookup(folder.RoleOf);
        return new FolderContent(
            [.. wanted[FileRole.Migration].Select(path => new FolderFile(path, Read(repository, path)))],
            wanted[FileRole.Sum].Select(path => Read(repository, path)).FirstOrDefault(),
            [.. present.Except(wanted[FileRole.Migration]).Except(wanted[FileRole.Sum])]);
    }

    /// <summary>A mode as git would record it, for a file that it does not track yet.</summary>
    public static string ModeOf(GitRepository repository, string path) =>
        new FileInfo(repository.Files.OnDisk(path)).LinkTarget is null ? GitFileMode.Plain : GitFileMode.SymbolicLink;

    private static byte[] Read(GitRepository repository, string path)
    {
        try
        {
            return File.ReadAllBytes(repository.Files.OnDisk(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DetectionException(
                DetectionProblem.FileUnreadable,
                $"{ShellText.Quote(path)} cannot be read.",
                error.Message,
                "make it readable for the account that runs this.",
                error);
        }
    }

    // The framework says that a link into the void exists; nobody can read it, and the rule against links speaks of it.
    private static bool Exists(GitRepository repository, string path)
    {
        var file = new FileInfo(repository.Files.OnDisk(path));
        return file.Exists && (file.LinkTarget is null || file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo { Exists: true });
    }
}
