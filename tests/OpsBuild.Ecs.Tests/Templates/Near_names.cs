using OpsBuild.Ecs.Templates;

namespace OpsBuild.Ecs.Tests.Templates;

public sealed class Near_names
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("same", "SAME", 0)]
    [InlineData("abc", "ab", 1)]
    [InlineData("abc", "abxc", 1)]
    [InlineData("abcd", "abdc", 1)]
    [InlineData("kitten", "sitting", 3)]
    public void are_counted_in_slips(string left, string right, int expected) => Assert.Equal(expected, NearNames.Distance(left, right));

    [Fact]
    public void are_at_most_three_nearest_first() => Assert.Equal(
        ["image_uri", "IMAGE_URIS", "IMAGE_URL"],
        NearNames.Of("IMAGE_URI", ["IMAGE_URIS", "IMAGE", "image_uri", "IMAGE_URL", "PATH", "IMAGES_URIS"]));

    [Fact]
    public void are_none_for_a_short_unrelated_name() => Assert.Empty(NearNames.Of("TAG", ["ENV", "URL"]));
}
