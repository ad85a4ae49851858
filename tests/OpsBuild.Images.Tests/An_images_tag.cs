namespace OpsBuild.Images.Tests;

public sealed class An_images_tag
{
    private static readonly DateTimeOffset Moment = new(2026, 1, 14, 10, 30, 0, 250, TimeSpan.FromHours(1));

    [Theory]
    [InlineData("app-1a2b3c4-20260114093000")]
    [InlineData("batch-migrate-db-1a2b3c4d5e-dirty-20260114093000")]
    [InlineData("batch-create-db-app-user-0123456789abcdef0123456789abcdef01234567-20260114093000")]
    public void is_read_as_it_was_written(string text)
    {
        Assert.True(ImageTag.TryParse(text, out var tag));

        Assert.Equal(text, tag.ToString());
        Assert.True(ImageTag.TryParse(tag.ToString(), out var again));
        Assert.Equal(tag, again);
        Assert.Equal(tag.GetHashCode(), again.GetHashCode());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("web-1a2b3c4d5e-20260114093000")]
    [InlineData("app-1a2b3c-20260114093000")]
    [InlineData("app-1A2B3C4D5E-20260114093000")]
    [InlineData("app-1a2b3c4d5e-20260114")]
    [InlineData("app-1a2b3c4d5e-20261314093000")]
    [InlineData("app-1a2b3c4d5e-clean-20260114093000")]
    [InlineData("app-1a2b3c4d5e-20260114093000\n")]
    public void is_nothing_else(string? text) => Assert.False(ImageTag.TryParse(text, out _));

    [Fact]
    public void says_purpose_commit_state_and_moment_in_utc()
    {
        var tag = ImageTag.Of(ImagePurpose.BatchMigrateDb, "1a2b3c4d5e", isDirty: true, Moment);

        Assert.Equal("batch-migrate-db-1a2b3c4d5e-dirty-20260114093000", tag.ToString());
        Assert.Equal((ImagePurpose.BatchMigrateDb, "1a2b3c4d5e", true), (tag.Purpose, tag.Commit, tag.IsDirty));
        Assert.Equal(new DateTimeOffset(2026, 1, 14, 9, 30, 0, TimeSpan.Zero), tag.Moment);
    }

    [Fact]
    public void is_not_made_of_what_is_no_commit() =>
        Assert.Throws<ArgumentException>(() => ImageTag.Of(ImagePurpose.App, "main", isDirty: false, Moment));
}
