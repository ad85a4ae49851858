using OpsBuild.Batch.Commands.CheckDbMigrationDrift;
using OpsBuild.Migrations;

namespace OpsBuild.Batch.Tests.CheckDbMigrationDrift;

public sealed class The_words_for_the_base_version
{
    private static readonly MigrationDirectory Directory = MigrationDirectory.Of(
        "migrations", [.. new[] { "10_a.sql", "20_b.sql", "30_c.sql" }.Select(name => MigrationFile.Of(name, "select 1;\n"u8.ToArray()))], storedSum: null);

    [Theory]
    [InlineData("20", "20", null)]
    [InlineData("10", "30", "The database is at 30, ahead of git's base 10: an earlier run has already applied 20_b.sql, 30_c.sql.")]
    [InlineData("30", "10", "The database is at 10, behind git's base 30: an earlier run left 20_b.sql, 30_c.sql behind; they are pending still.")]
    [InlineData("20", null, "The database is at no version, behind git's base 20: an earlier run left 10_a.sql, 20_b.sql behind; they are pending still.")]
    [InlineData("30", "40", "The database is at 40, ahead of git's base 30; no file of this directory lies between them.")]
    [InlineData("40", "30", "The database is at 30, behind git's base 40; no file of this directory lies between them.")]
    public void say_who_is_ahead_and_by_which_files(string @base, string? recorded, string? expected) =>
        Assert.Equal(expected, BaseVersionWords.Of(Version(@base)!, Version(recorded), Directory));

    private static MigrationVersion? Version(string? text) => MigrationVersion.TryParse(text, out var version) ? version : null;
}
