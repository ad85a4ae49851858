using Amazon.ECR;
using Amazon.SecurityToken;
using AWSSDK.Testing;

namespace AWSSDK.ECR.Tests;

public sealed class The_public_surface
{
    private static readonly string[] Official = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "OfficialSurface.txt"));

    [Fact]
    public void is_that_of_the_official_package_for_what_is_kept()
    {
        var subset = PublicSurface.Of(typeof(AmazonECRClient).Assembly.GetExportedTypes());

        Assert.Equal(Official, subset);
    }

    /// <summary>The official clients are generated, so those of one generation are alike; this one can be had and asked.</summary>
    [Theory]
    [InlineData("AmazonECRConfig", typeof(AmazonSecurityTokenServiceConfig))]
    [InlineData("AmazonECRException", typeof(AmazonSecurityTokenServiceException))]
    [InlineData("AmazonECRRequest", typeof(AmazonSecurityTokenServiceRequest))]
    [InlineData("Model.ImageNotFoundException", typeof(Amazon.SecurityToken.Model.ExpiredTokenException))]
    public void has_types_shaped_like_those_of_another_official_package(string name, Type peer)
    {
        Assert.Equal(PublicSurface.Of(peer).Select(Renamed), Recorded($"Amazon.ECR.{name}"));
    }

    [Fact]
    public void has_a_client_made_like_that_of_another_official_package()
    {
        var peer = PublicSurface.Of(typeof(AmazonSecurityTokenServiceClient)).Select(Renamed).Where(IsConstructor);

        Assert.Equal(peer, Recorded("Amazon.ECR.AmazonECRClient").Where(IsConstructor));

        static bool IsConstructor(string line) => line.Contains(".ctor(", StringComparison.Ordinal);
    }

    private static string Renamed(string line) => line
        .Replace("Amazon.SecurityToken", "Amazon.ECR", StringComparison.Ordinal)
        .Replace("AmazonSecurityTokenService", "AmazonECR", StringComparison.Ordinal)
        .Replace("ExpiredTokenException", "ImageNotFoundException", StringComparison.Ordinal);

    private static List<string> Recorded(string type)
    {
        var start = Array.FindIndex(Official, line => line.StartsWith($"class {type} :", StringComparison.Ordinal));
        return [Official[start], .. Official.Skip(start + 1).TakeWhile(line => line.StartsWith(' '))];
    }
}
