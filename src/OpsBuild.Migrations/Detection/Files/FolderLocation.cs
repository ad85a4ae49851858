using OpsBuild.Migrations.Detection.Git;

namespace OpsBuild.Migrations.Detection.Files;

/// <summary>Finds the migration folder that a request means.</summary>
internal static class FolderLocation
{
    /// <exception cref="DetectionException">The folder is not inside the work tree.</exception>
    public static MigrationFolder Locate(GitRepository repository, DetectionRequest request)
    {
        // Textual on purpose: resolving links could lead out of a work tree which is itself reached through one (/tmp on macOS).
        var opened = Path.GetFullPath(request.RepositoryPath);
        var folder = Path.GetRelativePath(opened, Path.Combine(opened, request.MigrationFolder));
        if (Path.IsPathRooted(folder))
            throw Outside(repository, request);

        var steps = new Stack<string>();
        foreach (var step in (repository.Prefix + folder).Split('/', Path.DirectorySeparatorChar))
            if (step == "..")
                _ = steps.TryPop(out _) ? true : throw Outside(repository, request);
            else if (step.Length > 0 && step != ".")
                steps.Push(step);
        return new MigrationFolder(string.Join('/', steps.Reverse()));
    }

    private static DetectionException Outside(GitRepository repository, DetectionRequest request) => new(
        DetectionProblem.FolderNotInWorkTree,
        $"The migration folder {request.MigrationFolder} is not in the work tree.",
        $"the work tree is {repository.Root}; git cannot tell what changed outside of it.",
        "name a folder inside: the default is db/migrations.");
}
