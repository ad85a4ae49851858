namespace OpsBuild.Migrations.Tests;

public sealed class A_duration
{
    [Theory]
    [InlineData("10s", 10_000)]
    [InlineData("500ms", 500)]
    [InlineData("250", 250)]
    [InlineData("1.5s", 1_500)]
    [InlineData("2 min", 120_000)]
    [InlineData("1h", 3_600_000)]
    [InlineData("1d", 86_400_000)]
    [InlineData("2000us", 2)]
    public void is_written_as_in_PostgreSQL(string text, double milliseconds)
    {
        Assert.True(PostgresDuration.TryParse(text, out var duration));
        Assert.Equal(milliseconds, duration.TotalMilliseconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("0s")]
    [InlineData("-1s")]
    [InlineData("1us")]
    [InlineData("10S")]
    [InlineData("10 seconds")]
    [InlineData("1,5s")]
    [InlineData("999999999999d")]
    [InlineData("25d")]
    public void is_nothing_else(string text) => Assert.False(PostgresDuration.TryParse(text, out _));
}
