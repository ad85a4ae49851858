using OpsBuild.Batch.Commands;

namespace OpsBuild.Batch.Tests.Logging;

public sealed class A_long_document
{
    [Theory]
    [InlineData(39_999)]
    [InlineData(40_000)]
    [InlineData(100_001)]
    public void comes_in_parts_that_cut_no_character_in_two(int before)
    {
        var text = new string('x', before) + string.Concat(Enumerable.Repeat("🙂", 30_000));

        var parts = DocumentParts.Parts(text).ToList();

        Assert.Equal(text, string.Concat(parts));
        Assert.All(parts, part => Assert.False(char.IsHighSurrogate(part[^1]) || char.IsLowSurrogate(part[0])));
        Assert.All(parts, part => Assert.InRange(part.Length, 1, 40_000));
    }

    [Fact]
    public void of_nothing_has_no_part() => Assert.Empty(DocumentParts.Parts(""));
}
