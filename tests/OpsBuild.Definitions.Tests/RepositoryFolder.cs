using System.Runtime.CompilerServices;

namespace OpsBuild.Definitions.Tests;

/// <summary>The work tree that these tests were compiled from.</summary>
internal static class RepositoryFolder
{
    public static string Path { get; } = Find();

    public static string Ecspresso => System.IO.Path.Combine(Path, "ecspresso");

    private static string Find([CallerFilePath] string source = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(source)!, "..", ".."));
}
