using Nuke.Common.Internal.Parameters;

namespace Nuke.Tests.Parameters;

public sealed class Converting_a_number
{
    [Theory]
    [InlineData("1.5", 1.5)]
    [InlineData("-1.5e3", -1500.0)]
    [InlineData("7", 7.0)]
    public void reads_a_point_whatever_the_machines_language(string text, double expected)
    {
        Assert.Equal(expected, ValueConversion.Scalar(text, typeof(double), "/"));
        Assert.Equal(expected, ValueConversion.Scalar(text, typeof(double?), "/"));
    }

    [Theory]
    [InlineData("1,5", typeof(double))]
    [InlineData("1,5", typeof(float?))]
    [InlineData("1,000.5", typeof(decimal))]
    [InlineData("1,5", typeof(int))]
    [InlineData("", typeof(double))]
    public void refuses_a_comma_instead_of_reading_past_it(string text, Type type)
    {
        var refused = Assert.Throws<FormatException>(() => ValueConversion.Scalar(text, type, "/"));

        Assert.StartsWith($"'{text}' is not a ", refused.Message, StringComparison.Ordinal);
    }
}
