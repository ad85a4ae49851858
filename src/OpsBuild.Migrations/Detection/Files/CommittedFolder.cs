using OpsBuild.Migrations.Detection.Git;

namespace OpsBuild.Migrations.Detection.Files;

/// <summary>The folder as a commit holds it; nothing on disk is looked at.</summary>
internal static class CommittedFolder
{
    public static async Task<FolderContent> ReadAsync(
        GitRepository repository, string commit, MigrationFolder folder, CancellationToken cancellationToken)
    {
        await RequirePlainAsync(repository, commit, folder, cancellationToken);

        var files = await repository.Files.InCommitAsync(commit, folder.Path, cancellationToken);
        TreeFile[] wanted = [.. files.Where(file => file.Type == "blob" && folder.RoleOf(file.Path) is FileRole.Migration or FileRole.Sum)];
        var contents = await repository.Files.ReadAsync([.. wanted.Select(file => file.Id)], cancellationToken);
        FolderFile[] read = [.. wanted.Zip(contents, (file, content) => new FolderFile(file.Path, content))];
        return new FolderContent(
            [.. read.Where(file => folder.RoleOf(file.Path) == FileRole.Migration)],
            read.FirstOrDefault(file => folder.RoleOf(file.Path) == FileRole.Sum)?.Content,
            [.. files.Except(wanted).Select(file => file.Path)]);
    }

    // Git lists nothing below a link or a submodule, which would look like an empty folder.
    private static async Task RequirePlainAsync(
        GitRepository repository, string commit, MigrationFolder folder, CancellationToken cancellationToken)
    {
        string[] steps = [.. folder.Steps];
        if (steps.Length == 0)
            return;

        var found = await repository.Files.AtAsync(commit, steps, cancellationToken);
        if (found.FirstOrDefault(step => step.Type != "tree") is { } obstacle)
            throw new DetectionException(
                DetectionProblem.FolderNotInWorkTree,
                $"The migrations of {folder} are not in this repository.",
                $"{obstacle.Path} is {Kind(obstacle)} in {commit[..10]}; git does not look behind it.",
                "keep the migrations in the repository that applies them, or run in the submodule's own work tree.");
    }

    private static string Kind(TreeFile file) => file.Mode switch
    {
        GitFileMode.Submodule => "a submodule",
        GitFileMode.SymbolicLink => "a symbolic link",
        _ => "a file",
    };
}
