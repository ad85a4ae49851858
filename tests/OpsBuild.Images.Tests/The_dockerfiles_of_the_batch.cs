namespace OpsBuild.Images.Tests;

public sealed class The_dockerfiles_of_the_batch
{
    [Fact]
    public void compile_in_the_same_words_so_that_the_engine_compiles_once_for_both()
    {
        var stages = new[] { "batch-create-db-app-user", "batch-migrate-db" }.Select(Compiling).ToList();

        Assert.Contains(stages[0], line => line.Contains("dotnet publish", StringComparison.Ordinal));
        Assert.Equal(stages[0], stages[1]);
    }

    // The arguments before the first stage and all of that stage, without comments.
    private static List<string> Compiling(string image)
    {
        var lines = File.ReadAllLines(Path.Combine(RepositoryRoot.Path, "docker", $"{image}.Dockerfile")).Where(line => line.Length > 0 && line[0] != '#').ToList();
        var first = lines.FindIndex(line => line.StartsWith("FROM ", StringComparison.Ordinal));
        var next = lines.FindIndex(first + 1, line => line.StartsWith("FROM ", StringComparison.Ordinal));
        return [.. lines[..next].Where(line => !line.StartsWith("ARG ATLAS", StringComparison.Ordinal))];
    }
}
