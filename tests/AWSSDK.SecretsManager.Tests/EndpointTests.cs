using Amazon;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;

namespace AWSSDK.SecretsManager.Tests;

public sealed class An_endpoint
{
    [Theory]
    [InlineData("eu-west-1", false, false, "https://secretsmanager.eu-west-1.amazonaws.com/")]
    [InlineData("eu-west-1", true, false, "https://secretsmanager.eu-west-1.amazonaws.com/")]
    [InlineData("us-east-1", false, true, "https://secretsmanager-fips.us-east-1.amazonaws.com/")]
    [InlineData("us-east-1", true, true, "https://secretsmanager-fips.us-east-1.amazonaws.com/")]
    [InlineData("cn-north-1", false, false, "https://secretsmanager.cn-north-1.amazonaws.com.cn/")]
    [InlineData("cn-north-1", true, false, "https://secretsmanager.cn-north-1.amazonaws.com.cn/")]
    [InlineData("us-gov-west-1", false, true, "https://secretsmanager-fips.us-gov-west-1.amazonaws.com/")]
    [InlineData("us-gov-west-1", true, false, "https://secretsmanager.us-gov-west-1.amazonaws.com/")]
    [InlineData("us-iso-east-1", false, false, "https://secretsmanager.us-iso-east-1.c2s.ic.gov/")]
    public void follows_the_rules_of_the_service_model(string region, bool dualStack, bool fips, string expected)
    {
        using var client = Client(new AmazonSecretsManagerConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            UseDualstackEndpoint = dualStack,
            UseFIPSEndpoint = fips,
        });

        var endpoint = client.DetermineServiceOperationEndpoint(new GetSecretValueRequest());

        Assert.Equal(expected.TrimEnd('/'), endpoint.URL.TrimEnd('/'));
    }

    [Fact]
    public void that_is_configured_is_taken_as_it_is()
    {
        using var client = Client(new AmazonSecretsManagerConfig { ServiceURL = "http://127.0.0.1:4566", AuthenticationRegion = "eu-west-1" });

        Assert.Equal("http://127.0.0.1:4566/", client.DetermineServiceOperationEndpoint(new GetSecretValueRequest()).URL);
    }

    [Fact]
    public void that_is_configured_does_not_go_with_FIPS()
    {
        using var client = Client(new AmazonSecretsManagerConfig { ServiceURL = "http://127.0.0.1:4566", AuthenticationRegion = "eu-west-1", UseFIPSEndpoint = true });

        var impossible = Assert.Throws<AmazonClientException>(() => client.DetermineServiceOperationEndpoint(new GetSecretValueRequest()));

        Assert.Contains("FIPS", impossible.Message, StringComparison.Ordinal);
    }

    private static AmazonSecretsManagerClient Client(AmazonSecretsManagerConfig config) => new("key", "secret", config);
}
