namespace OpsBuild.Pipeline.Tests;

/// <summary>The repository that these tests were built from.</summary>
internal static class RepositoryFolder
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Definitions => Path.Combine(Root, "ecspresso");

    /// <summary>Of the configuration that these tests were built in.</summary>
    public static string BatchAssembly => Path.Combine(Root, "artifacts", "bin", "OpsBuild.Batch", new DirectoryInfo(AppContext.BaseDirectory).Name, "batch.dll");

    /// <summary>The example service, of the same configuration.</summary>
    public static string AppAssembly => Path.Combine(Root, "artifacts", "bin", "OpsBuild.App", new DirectoryInfo(AppContext.BaseDirectory).Name, "app.dll");

    public static string Migrations => Path.Combine(Root, "db", "migrations");

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "OpsBuild.sln"))
        ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run below the repository."));
}
