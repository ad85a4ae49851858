using System.Text.Json;
using OpsBuild.Ecs.Templates;

namespace OpsBuild.Ecs.Tests.Templates;

public sealed class A_number_of_Go
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "-0")]
    [InlineData("1", "1")]
    [InlineData("1.0", "1")]
    [InlineData("-1.50", "-1.5")]
    [InlineData("100", "100")]
    [InlineData("1e2", "100")]
    [InlineData("123456789.125", "123456789.125")]
    [InlineData("9007199254740991", "9007199254740991")]
    [InlineData("9007199254740993", "9007199254740992")]
    [InlineData("123456789012345678", "123456789012345680")]
    [InlineData("999999999999999900000", "999999999999999900000")]
    [InlineData("1000000000000000000000", "1e+21")]
    [InlineData("1.5e300", "1.5e+300")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("0.0000012", "0.0000012")]
    [InlineData("0.0000009", "9e-7")]
    [InlineData("-1.25e-10", "-1.25e-10")]
    [InlineData("5e-324", "5e-324")]
    public void is_a_float64_printed_as_json_Marshal_does(string json, string expected)
    {
        using var document = JsonDocument.Parse(json);

        Assert.Equal(expected, GoJson.Write(document.RootElement));
    }

    [Fact]
    public void beyond_a_float64_is_none() => Assert.Throws<OverflowException>(() => GoJson.Number(double.PositiveInfinity));

    [Fact]
    public void stands_in_JSON_whose_names_are_sorted_by_their_bytes()
    {
        using var document = JsonDocument.Parse("""{"😀":1,"\uff5e":2,"b":3,"a<":[1.0,null,{"z":"&","y":true}]}""");

        Assert.Equal("""{"a\u003c":[1,null,{"y":true,"z":"\u0026"}],"b":3,"～":2,"😀":1}""", GoJson.Write(document.RootElement));
    }
}
