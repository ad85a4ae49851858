using Amazon.SecretsManager;
using Amazon.SecurityToken;
using AWSSDK.Testing;

namespace AWSSDK.SecretsManager.Tests;

public sealed class The_public_surface
{
    private static readonly string[] Official = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "OfficialSurface.txt"));

    [Fact]
    public void is_that_of_the_official_package_for_what_is_kept()
    {
        var subset = PublicSurface.Of(typeof(AmazonSecretsManagerClient).Assembly.GetExportedTypes());

        Assert.Equal(Official, subset);
    }

    /// <summary>The official clients are generated, so those of one generation are alike; this one can be had and asked.</summary>
    [Theory]
    [InlineData("AmazonSecretsManagerConfig", typeof(AmazonSecurityTokenServiceConfig))]
    [InlineData("AmazonSecretsManagerException", typeof(AmazonSecurityTokenServiceException))]
    [InlineData("AmazonSecretsManagerRequest", typeof(AmazonSecurityTokenServiceRequest))]
    [InlineData("Model.ResourceNotFoundException", typeof(Amazon.SecurityToken.Model.ExpiredTokenException))]
    public void has_types_shaped_like_those_of_another_official_package(string name, Type peer)
    {
        var expected = PublicSurface.Of(peer).Select(ToSecretsManager);

        Assert.Equal(expected, Recorded($"Amazon.SecretsManager.{name}"));
    }

    [Fact]
    public void has_a_client_made_and_asked_like_those_of_another_official_package()
    {
        var peer = PublicSurface.Of(typeof(AmazonSecurityTokenServiceClient)).Select(ToSecretsManager).ToList();
        var ours = Recorded("Amazon.SecretsManager.AmazonSecretsManagerClient").Where(line => !line.Contains("SecretAsync", StringComparison.Ordinal) && !line.Contains("SecretValueAsync", StringComparison.Ordinal)).ToList();

        Assert.Subset(peer.ToHashSet(), ours.ToHashSet());
        Assert.Equal(peer.Where(IsConstructor), ours.Where(IsConstructor));

        static bool IsConstructor(string line) => line.Contains(".ctor(", StringComparison.Ordinal);
    }

    [Fact]
    public void has_nothing_of_the_shared_runtime_in_it()
    {
        var runtime = typeof(AmazonSecretsManagerClient).BaseType!.Assembly.GetExportedTypes();

        Assert.All(runtime, type => Assert.Equal("AWSSDK.Subset.Runtime", type.Namespace));
        Assert.Equal(["JsonServiceClient", "JsonServiceConfig"], runtime.Select(type => type.Name).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(PublicSurface.Of(runtime), line => line.Contains(".ctor(", StringComparison.Ordinal));
    }

    private static string ToSecretsManager(string line) => line
        .Replace("Amazon.SecurityToken", "Amazon.SecretsManager", StringComparison.Ordinal)
        .Replace("AmazonSecurityTokenService", "AmazonSecretsManager", StringComparison.Ordinal)
        .Replace("ExpiredTokenException", "ResourceNotFoundException", StringComparison.Ordinal);

    private static List<string> Recorded(string type)
    {
        var start = Array.FindIndex(Official, line => line.Contains($"class {type} :", StringComparison.Ordinal));
        return [Official[start], .. Official.Skip(start + 1).TakeWhile(line => line.StartsWith(' '))];
    }
}
