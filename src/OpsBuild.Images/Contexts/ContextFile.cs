namespace OpsBuild.Images.Contexts;

/// <summary>A file of a build's context.</summary>
/// <param name="Name">Its path in the context, with slashes.</param>
/// <param name="Source">Where it is on this machine.</param>
/// <param name="IsExecutable">Whether it may be executed: the one thing that counts of its permissions, as for git.</param>
/// <param name="LinkTarget">Where it points to, for a symbolic link; else null.</param>
internal sealed record ContextFile(string Name, string Source, bool IsExecutable, string? LinkTarget = null)
{
    /// <summary>A file of this machine under a name of its own.</summary>
    public static ContextFile Of(string name, FileInfo file) => new(name, file.FullName, MayExecute(file), file.LinkTarget);

    private static bool MayExecute(FileInfo file) => !OperatingSystem.IsWindows() && file.LinkTarget is null && (file.UnixFileMode & UnixFileMode.UserExecute) != 0;
}
