using OpsBuild.Testing;
using static OpsBuild.Migrations.Tests.Files;

namespace OpsBuild.Migrations.Tests;

public sealed class A_migration_directory : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void holds_the_sql_files_of_its_folder_in_the_order_of_their_bytes()
    {
        foreach (var name in (string[])["1-2.sql", "1.1_y.sql", "1.sql", "10_b.sql", "1_x.sql", "9_a.sql", "A.sql", "a.sql", ".x.sql", "OTHER.SQL", "README.md", "sub/1.sql", "é.sql"])
            _folder.Write(name, "");

        var directory = MigrationDirectory.Read(_folder.Path);

        Assert.Equal([".x.sql", "1-2.sql", "1.1_y.sql", "1.sql", "10_b.sql", "1_x.sql", "9_a.sql", "A.sql", "a.sql", "é.sql"], directory.Files.Select(f => f.Name));
    }

    [Theory]
    [InlineData("20240101_a_b.sql", "20240101", "a_b")]
    [InlineData("1.a_sub.up.sql", "1.a", "sub.up")]
    [InlineData("1-2.sql", "1-2", "")]
    [InlineData("20240101000000_.sql", "20240101000000", "")]
    public void reads_version_and_description_from_a_name(string name, string version, string description)
    {
        var file = File(name, "");

        Assert.Equal((version, description), (file.Version.ToString(), file.Description));
    }

    [Theory]
    [InlineData("_u.sql")]
    [InlineData(".sql")]
    public void refuses_a_name_without_a_version(string name)
    {
        _folder.Write(name, "");

        var error = Assert.Throws<MigrationDirectoryException>(() => MigrationDirectory.Read(_folder.Path));

        Assert.Equal(name, error.Problems[0].Place);
    }

    [Fact]
    public void refuses_a_folder_called_like_a_migration()
    {
        _folder.Write("1_x.sql/readme.txt", "");

        var error = Assert.Throws<MigrationDirectoryException>(() => MigrationDirectory.Read(_folder.Path));

        Assert.Contains("1_x.sql: is a directory", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void refuses_a_folder_that_is_not_there()
    {
        var error = Assert.Throws<MigrationDirectoryException>(() => MigrationDirectory.Read(_folder["nowhere"]));

        Assert.Contains("nowhere", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void refuses_a_migration_that_cannot_be_read()
    {
        System.IO.File.CreateSymbolicLink(_folder["1_x.sql"], _folder["gone"]);

        var error = Assert.Throws<MigrationDirectoryException>(() => MigrationDirectory.Read(_folder.Path));

        Assert.Contains("1_x.sql", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void names_versions_that_are_there_twice()
    {
        var directory = Directory(File("1_a.sql", ""), File("1_b.sql", ""), File("2.sql", ""));

        Assert.Equal("1_b.sql", Assert.Single(directory.Problems).File);
    }

    [Fact]
    public void names_files_whose_names_and_versions_disagree()
    {
        var directory = Directory(File("10_b.sql", ""), File("1_a.sql", ""), File("9_c.sql", ""));

        Assert.Equal("1_a.sql", Assert.Single(directory.Problems).File);
    }

    [Fact]
    public void writes_its_sum_all_at_once()
    {
        _folder.Write("1_a.sql", "SELECT 1;\n");
        _folder.Write("atlas.sum", "h1:old\n");

        var updated = MigrationDirectory.Read(_folder.Path).UpdateSum();

        Assert.IsType<SumCheck.Valid>(updated.CheckSum());
        Assert.IsType<SumCheck.Valid>(MigrationDirectory.Read(_folder.Path).CheckSum());
        Assert.Equal(["1_a.sql", "atlas.sum"], System.IO.Directory.EnumerateFiles(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void keeps_what_it_read()
    {
        var file = _folder.Write("1_a.sql", "SELECT 1;\n");
        var directory = MigrationDirectory.Read(_folder.Path);
        var before = directory.ComputeSum().ToString();

        System.IO.File.WriteAllText(file, "SELECT 2;\n");

        Assert.Equal(before, directory.ComputeSum().ToString());
    }
}
