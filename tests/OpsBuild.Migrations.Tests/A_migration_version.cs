namespace OpsBuild.Migrations.Tests;

public sealed class A_migration_version
{
    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("1_2")]
    [InlineData("a/b")]
    public void is_never_what_could_not_open_a_file_name(string? text) => Assert.False(MigrationVersion.TryParse(text, out _));

    [Fact]
    public void is_compared_as_text()
    {
        var texts = new[] { "9", "10", "1.a", "20260101000000", "\U0001F600", "\uFF01" };

        var ordered = texts.Select(Parse).Order().Select(v => v.ToString());

        Assert.Equal(["1.a", "10", "20260101000000", "9", "\uFF01", "\U0001F600"], ordered);
        Assert.Equal(Parse("10"), Parse("10"));
    }

    [Fact]
    public void of_a_moment_round_trips_to_the_second()
    {
        var moment = new DateTimeOffset(2026, 12, 31, 23, 59, 58, 700, TimeSpan.Zero);

        Assert.Equal("20261231235958", MigrationVersion.At(moment).ToString());
        Assert.True(MigrationVersion.At(moment).TryGetMoment(out var back));
        Assert.Equal(moment.AddMilliseconds(-700), back);
    }

    private static MigrationVersion Parse(string text) => MigrationVersion.TryParse(text, out var version) ? version : throw new ArgumentException(text);
}
