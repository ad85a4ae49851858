using Amazon;
using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;

namespace AWSSDK.CloudWatchLogs.Tests;

public sealed class An_endpoint
{
    [Theory]
    [InlineData("eu-west-1", false, false, "https://logs.eu-west-1.amazonaws.com")]
    [InlineData("eu-west-1", true, false, "https://logs.eu-west-1.api.aws")]
    [InlineData("us-east-1", false, true, "https://logs-fips.us-east-1.amazonaws.com")]
    [InlineData("us-east-1", true, true, "https://logs-fips.us-east-1.api.aws")]
    [InlineData("cn-north-1", false, false, "https://logs.cn-north-1.amazonaws.com.cn")]
    [InlineData("us-gov-west-1", false, true, "https://logs.us-gov-west-1.amazonaws.com")]
    [InlineData("us-gov-east-1", false, false, "https://logs.us-gov-east-1.amazonaws.com")]
    [InlineData("us-gov-east-1", true, true, "https://logs-fips.us-gov-east-1.api.aws")]
    public void follows_the_rules_of_the_service_model(string region, bool dualStack, bool fips, string expected)
    {
        using var client = new AmazonCloudWatchLogsClient("key", "secret", new AmazonCloudWatchLogsConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            UseDualstackEndpoint = dualStack,
            UseFIPSEndpoint = fips,
        });

        Assert.Equal(expected, client.DetermineServiceOperationEndpoint(new GetLogEventsRequest()).URL);
    }
}
