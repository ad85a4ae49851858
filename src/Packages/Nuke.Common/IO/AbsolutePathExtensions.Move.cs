namespace Nuke.Common.IO;

public static partial class AbsolutePathExtensions
{
    /// <summary>Moves a file, or a folder with all that it holds, and gives back where to.</summary>
    /// <param name="source">What to move.</param>
    /// <param name="target">Where to, under which name.</param>
    /// <param name="policy">What to do where something is there already.</param>
    /// <param name="createDirectories">Whether the folders above the target are made.</param>
    /// <param name="deleteRemainingFiles">Whether files that the policy kept from moving are deleted, or else left where they were.</param>
    /// <exception cref="IOException">Something is there already and the policy does not allow it.</exception>
    public static AbsolutePath Move(
        this AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy = ExistsPolicy.Fail,
        bool createDirectories = true,
        bool deleteRemainingFiles = false)
    {
        if (createDirectories)
            target.Parent.CreateDirectory();
        if (source.DirectoryExists())
            MoveDirectory(source, target, policy, deleteRemainingFiles);
        else
            MoveFile(source, target, policy, deleteRemainingFiles);
        return target;
    }

    /// <summary>Moves to where the function says.</summary>
    /// <inheritdoc cref="Move(AbsolutePath, AbsolutePath, ExistsPolicy, bool, bool)"/>
    public static AbsolutePath Move(
        this AbsolutePath source, Func<AbsolutePath, AbsolutePath> newPath, ExistsPolicy policy = ExistsPolicy.Fail, bool createDirectories = true) =>
        source.Move(newPath(source), policy, createDirectories);

    /// <summary>Moves into a folder, under the same name.</summary>
    public static AbsolutePath MoveToDirectory(
        this AbsolutePath source, AbsolutePath target, ExistsPolicy policy = ExistsPolicy.Fail, bool createDirectories = true) =>
        source.Move(target / source.Name, policy, createDirectories);

    /// <summary>Gives another name within the same folder.</summary>
    public static AbsolutePath Rename(this AbsolutePath source, string newName, ExistsPolicy policy = ExistsPolicy.Fail) =>
        source.Move(source.Parent / newName, policy);

    /// <summary>Gives another name within the same folder.</summary>
    public static AbsolutePath Rename(this AbsolutePath source, Func<AbsolutePath, string> newName, ExistsPolicy policy = ExistsPolicy.Fail) =>
        source.Rename(newName(source), policy);

    /// <summary>Gives another name, keeping the extension.</summary>
    public static AbsolutePath RenameWithoutExtension(this AbsolutePath source, string newName, ExistsPolicy policy = ExistsPolicy.Fail) =>
        source.Rename(newName + source.Extension, policy);

    /// <summary>Gives another name, keeping the extension.</summary>
    public static AbsolutePath RenameWithoutExtension(
        this AbsolutePath source, Func<AbsolutePath, string> newName, ExistsPolicy policy = ExistsPolicy.Fail) =>
        source.RenameWithoutExtension(newName(source), policy);

    private static void MoveDirectory(AbsolutePath source, AbsolutePath target, ExistsPolicy policy, bool deleteRemainingFiles)
    {
        if (!target.DirectoryExists())
        {
            Directory.Move(source, target);
            return;
        }

        if (!policy.HasFlag(ExistsPolicy.DirectoryMerge))
            throw new IOException($"The folder '{target}' exists already.");

        foreach (var file in source.GetFiles().ToList())
            MoveFile(file, target / file.Name, policy, deleteRemainingFiles);
        foreach (var directory in source.GetDirectories().ToList())
            MoveDirectory(directory, target / directory.Name, policy, deleteRemainingFiles);
        if (!Directory.EnumerateFileSystemEntries(source).Any())
            Directory.Delete(source);
    }

    private static void MoveFile(AbsolutePath source, AbsolutePath target, ExistsPolicy policy, bool deleteRemainingFiles)
    {
        if (MayWrite(source, target, policy))
            File.Move(source, target, overwrite: true);
        else if (deleteRemainingFiles)
            source.DeleteFile();
    }
}
