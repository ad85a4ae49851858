namespace OpsBuild.Images.Tests;

internal static class RepositoryRoot
{
    public static string Path { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new InvalidOperationException("No OpsBuild.sln stands above the tests.")
        : File.Exists(System.IO.Path.Combine(folder.FullName, "OpsBuild.sln")) ? folder.FullName
        : Find(folder.Parent);
}
