using System.Runtime.CompilerServices;

namespace OpsBuild.Workflows.Tests;

/// <summary>The work tree that these tests were compiled from.</summary>
internal static class RepositoryFolder
{
    public static string Path { get; } = Find();

    /// <summary>The folder of this project.</summary>
    public static string Tests => System.IO.Path.Combine(Path, "tests", "OpsBuild.Workflows.Tests");

    private static string Find([CallerFilePath] string source = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(source)!, "..", ".."));
}
