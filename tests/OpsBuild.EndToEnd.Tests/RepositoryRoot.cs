namespace OpsBuild.EndToEnd.Tests;

internal static class RepositoryRoot
{
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder)
    {
        for (var candidate = new DirectoryInfo(folder); candidate is not null; candidate = candidate.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(candidate.FullName, "OpsBuild.sln")))
                return candidate.FullName;
        }

        throw new InvalidOperationException($"No OpsBuild.sln stands above {folder}.");
    }
}
