using Microsoft.Extensions.Time.Testing;
using OpsBuild.Testing;

namespace OpsBuild.Migrations.Tests;

public sealed class Making_a_migration : IDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 14, 10, 30, 0, TimeSpan.FromHours(1)));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void writes_an_empty_file_of_this_second_in_UTC_and_its_sum()
    {
        var file = Create("add_orders");

        Assert.Equal("20260114093000_add_orders.sql", file.Name);
        Assert.Empty(File.ReadAllBytes(_folder[file.Name]));
        Assert.IsType<SumCheck.Valid>(MigrationDirectory.Read(_folder.Path).CheckSum());
    }

    [Fact]
    public void twice_in_a_second_gives_the_second_one_the_next_second()
    {
        Create("one");

        Assert.Equal("20260114093001_two.sql", Create("two").Name);
    }

    [Fact]
    public void goes_beyond_a_version_of_the_future()
    {
        _folder.Write("20271231235959_future.sql", "");
        MigrationDirectory.Read(_folder.Path).UpdateSum();

        Assert.Equal("20280101000000_next.sql", Create("next").Name);
    }

    [Fact]
    public void is_refused_where_no_time_stamp_would_come_last()
    {
        _folder.Write("9_x.sql", "");
        MigrationDirectory.Read(_folder.Path).UpdateSum();

        var error = Assert.Throws<MigrationDirectoryException>(() => Create("next"));

        Assert.Contains("9_x.sql", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void is_refused_while_the_sum_does_not_match()
    {
        Create("one");
        _folder.Write("20260114093000_one.sql", "SELECT 1;\n");

        var error = Assert.Throws<MigrationDirectoryException>(() => Create("two"));

        Assert.Contains("HashMigrations", error.Message, StringComparison.Ordinal);
        Assert.Equal(["20260114093000_one.sql", "atlas.sum"], Directory.EnumerateFiles(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(" add orders-and  stocks ", "add_orders_and_stocks")]
    [InlineData("V2_Orders", "V2_Orders")]
    public void turns_blanks_and_hyphens_of_the_name_into_underscores(string name, string expected) =>
        Assert.Equal($"20260114093000_{expected}.sql", Create(name).Name);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a/b")]
    [InlineData("../up")]
    [InlineData("bestellung_für")]
    [InlineData("a.sql")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901")]
    public void is_refused_for_a_name_that_no_file_should_have(string name)
    {
        Assert.ThrowsAny<ArgumentException>(() => Create(name));

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    private MigrationFile Create(string name) => NewMigration.Create(MigrationDirectory.Read(_folder.Path), name, _time);
}
