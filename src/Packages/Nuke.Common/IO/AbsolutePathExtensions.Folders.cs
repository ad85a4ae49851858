namespace Nuke.Common.IO;

public static partial class AbsolutePathExtensions
{
    /// <summary>The files of a pattern, down to a depth: 1 is the folder itself.</summary>
    public static IEnumerable<AbsolutePath> GetFiles(this AbsolutePath path, string pattern = "*", int depth = 1, FileAttributes attributes = 0) =>
        depth == 0
            ? []
            : Directory.EnumerateFiles(path, pattern)
                .Where(file => HasAttributes(file, attributes))
                .Order(StringComparer.Ordinal)
                .Select(AbsolutePath.Create)
                .Concat(path.GetDirectories().SelectMany(directory => directory.GetFiles(pattern, depth - 1, attributes)));

    /// <summary>The folders of a pattern, down to a depth: 1 is the folder itself.</summary>
    public static IEnumerable<AbsolutePath> GetDirectories(this AbsolutePath path, string pattern = "*", int depth = 1, FileAttributes attributes = 0)
    {
        if (depth == 0)
            return [];

        var matching = Directory.EnumerateDirectories(path, pattern).Where(directory => HasAttributes(directory, attributes)).Select(AbsolutePath.Create);
        var below = depth == 1
            ? []
            : Directory.EnumerateDirectories(path).Select(AbsolutePath.Create).SelectMany(directory => directory.GetDirectories(pattern, depth - 1, attributes));
        return matching.OrderBy(directory => directory.ToString(), StringComparer.Ordinal).Concat(below);
    }

    /// <summary>Makes the folder and those above it.</summary>
    public static AbsolutePath CreateDirectory(this AbsolutePath path)
    {
        Directory.CreateDirectory(path);
        return path;
    }

    /// <summary>Makes the folder, or empties it.</summary>
    public static AbsolutePath CreateOrCleanDirectory(this AbsolutePath path)
    {
        path.DeleteDirectory();
        return path.CreateDirectory();
    }

    /// <summary>Deletes the folder with all that it holds, read-only files too; nothing happens when there is none.</summary>
    public static void DeleteDirectory(this AbsolutePath path)
    {
        if (!path.DirectoryExists())
            return;

        // Git's object files are read-only, which stops a recursive delete on Windows. A link is deleted, not what it points to.
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var file in Directory.EnumerateFiles(path, "*", options).Where(file => File.GetAttributes(file).HasFlag(FileAttributes.ReadOnly)))
            File.SetAttributes(file, FileAttributes.Normal);
        Directory.Delete(path, recursive: true);
    }

    /// <summary>Deletes the folders with all that they hold.</summary>
    public static void DeleteDirectories(this IEnumerable<AbsolutePath> paths)
    {
        foreach (var path in paths.ToList())
            path.DeleteDirectory();
    }

    private static bool HasAttributes(string path, FileAttributes attributes) => (File.GetAttributes(path) & attributes) == attributes;
}
