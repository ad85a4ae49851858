namespace Nuke.Common.IO;

public static partial class AbsolutePathExtensions
{
    /// <summary>Copies a file, or a folder with all that it holds, and gives back where to.</summary>
    /// <exception cref="IOException">Something is there already and the policy does not allow it.</exception>
    public static AbsolutePath Copy(
        this AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy = ExistsPolicy.Fail,
        Func<AbsolutePath, bool> excludeDirectory = null,
        Func<AbsolutePath, bool> excludeFile = null,
        bool createDirectories = true)
    {
        if (source.DirectoryExists())
        {
            CopyDirectory(source, target, policy, excludeDirectory, excludeFile);
        }
        else if (excludeFile?.Invoke(source) != true)
        {
            if (createDirectories)
                target.Parent.CreateDirectory();
            if (MayWrite(source, target, policy))
                File.Copy(source, target, overwrite: true);
        }

        return target;
    }

    /// <summary>Copies into a folder, under the same name.</summary>
    /// <inheritdoc cref="Copy"/>
    public static AbsolutePath CopyToDirectory(
        this AbsolutePath source,
        AbsolutePath target,
        ExistsPolicy policy = ExistsPolicy.Fail,
        Func<AbsolutePath, bool> excludeDirectory = null,
        Func<AbsolutePath, bool> excludeFile = null,
        bool createDirectories = true) =>
        source.Copy(target / source.Name, policy, excludeDirectory, excludeFile, createDirectories);

    private static void CopyDirectory(
        AbsolutePath source, AbsolutePath target, ExistsPolicy policy, Func<AbsolutePath, bool> excludeDirectory, Func<AbsolutePath, bool> excludeFile)
    {
        if (excludeDirectory?.Invoke(source) == true)
            return;
        if (source.Contains(target))
            throw new IOException($"'{source}' can not be copied into itself ({target}).");
        if (target.DirectoryExists() && !policy.HasFlag(ExistsPolicy.DirectoryMerge))
            throw new IOException($"The folder '{target}' exists already.");

        target.CreateDirectory();
        foreach (var file in source.GetFiles().Where(file => excludeFile?.Invoke(file) != true))
        {
            if (MayWrite(file, target / file.Name, policy))
                File.Copy(file, target / file.Name, overwrite: true);
        }

        foreach (var directory in source.GetDirectories())
            CopyDirectory(directory, target / directory.Name, policy, excludeDirectory, excludeFile);
    }

    private static bool MayWrite(AbsolutePath source, AbsolutePath target, ExistsPolicy policy)
    {
        if (!target.FileExists() || policy.HasFlag(ExistsPolicy.FileOverwrite))
            return true;
        if (policy.HasFlag(ExistsPolicy.FileOverwriteIfNewer))
            return source.GetLastWriteTimeUtc() > target.GetLastWriteTimeUtc();
        return policy.HasFlag(ExistsPolicy.FileSkip) ? false : throw new IOException($"The file '{target}' exists already.");
    }
}
