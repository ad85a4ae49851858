using System.Reflection;
using Nuke.Common.IO;

namespace Nuke.Common.Internal;

/// <summary>Where the build's own assembly and project lie.</summary>
internal static class BuildLocation
{
    // A single-file program has no assembly file.
    public static AbsolutePath AssemblyFile { get; } =
        Assembly.GetEntryAssembly()?.Location is { Length: > 0 } file ? AbsolutePath.Create(file) : null;

    private static readonly Lazy<AbsolutePath> Project = new(() =>
    {
        for (var directory = AssemblyFile?.Parent; directory is not null; directory = directory.Parent)
        {
            if (Directory.GetFiles(directory, "*.csproj") is [var only])
                return AbsolutePath.Create(only);
        }

        return null;
    });

    /// <summary>The project file in the nearest folder above the assembly that holds exactly one.</summary>
    public static AbsolutePath ProjectFile => Project.Value;

    /// <summary>The nearest folder with a <c>.nuke</c> folder, from the working directory upward, else from the assembly upward.</summary>
    public static AbsolutePath FindRoot(string workingDirectory) =>
        NearestRoot(workingDirectory)
            ?? NearestRoot(AppContext.BaseDirectory)
            ?? throw new UsageException(
                $"No folder '.nuke' in {workingDirectory} or above it. Run inside the repository, name its root with --root DIRECTORY, or make the folder .nuke there.");

    private static AbsolutePath NearestRoot(string start)
    {
        for (var directory = new DirectoryInfo(start); directory is not null; directory = directory.Parent)
        {
            if (Directory.Exists(Path.Combine(directory.FullName, ".nuke")))
                return AbsolutePath.Create(directory.FullName);
        }

        return null;
    }
}
