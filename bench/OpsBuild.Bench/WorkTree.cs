namespace OpsBuild.Bench;

/// <summary>The repository that this program was built from.</summary>
internal static class WorkTree
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder)
    {
        for (var candidate = new DirectoryInfo(folder); candidate is not null; candidate = candidate.Parent)
        {
            if (File.Exists(Path.Combine(candidate.FullName, "OpsBuild.sln")))
                return candidate.FullName;
        }

        throw new InvalidOperationException($"No OpsBuild.sln stands above {folder}; run the benchmark from a work tree: ./build.sh Bench");
    }
}
