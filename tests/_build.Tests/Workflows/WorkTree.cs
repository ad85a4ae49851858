using System.Runtime.CompilerServices;

namespace OpsBuild.Build.Tests.Workflows;

/// <summary>The work tree that these tests were compiled from.</summary>
internal static class WorkTree
{
    public static string Path { get; } = Find();

    private static string Find([CallerFilePath] string source = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(source)!, "..", "..", ".."));
}
