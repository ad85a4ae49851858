using OpsBuild.Ecs.TaskDefinitions;

namespace OpsBuild.Definitions.Tests;

public sealed class The_committed_files
{
    [Fact]
    public void are_what_the_description_yields()
    {
        var stale = new GeneratedFolder(RepositoryFolder.Ecspresso, ProjectDefinitions.Files).Stale();

        Assert.True(stale.Count == 0, $"Stale in ecspresso/: {string.Join(", ", stale)}. Run ./build.sh GenerateTaskDefinitions and commit.");
    }

    [Fact]
    public void are_all_described()
    {
        var described = ProjectDefinitions.Files.Select(file => file.Path).Order(StringComparer.Ordinal);

        var committed = Directory.EnumerateFiles(RepositoryFolder.Ecspresso, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(RepositoryFolder.Ecspresso, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith("fixtures/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

        Assert.Equal(described, committed);
    }

    [Fact]
    public void end_lines_with_LF_and_have_no_byte_order_mark()
    {
        Assert.All(ProjectDefinitions.Files, file =>
        {
            var bytes = File.ReadAllBytes(Path.Combine(RepositoryFolder.Ecspresso, file.Path));
            Assert.DoesNotContain((byte)'\r', bytes);
            Assert.NotEqual(0xEF, bytes[0]);
            Assert.Equal((byte)'\n', bytes[^1]);
        });
    }
}
