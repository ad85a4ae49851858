using Amazon;
using Amazon.ECR;
using Amazon.ECR.Model;

namespace AWSSDK.ECR.Tests;

public sealed class An_endpoint
{
    [Theory]
    [InlineData("eu-west-1", false, false, "https://api.ecr.eu-west-1.amazonaws.com")]
    [InlineData("eu-west-1", true, false, "https://ecr.eu-west-1.api.aws")]
    [InlineData("us-east-1", false, true, "https://api.ecr-fips.us-east-1.amazonaws.com")]
    [InlineData("us-east-1", true, true, "https://ecr-fips.us-east-1.api.aws")]
    [InlineData("cn-north-1", false, false, "https://api.ecr.cn-north-1.amazonaws.com.cn")]
    [InlineData("cn-north-1", true, false, "https://ecr.cn-north-1.api.amazonwebservices.com.cn")]
    [InlineData("us-gov-west-1", false, true, "https://api.ecr-fips.us-gov-west-1.amazonaws.com")]
    public void follows_the_rules_of_the_service_model(string region, bool dualStack, bool fips, string expected)
    {
        using var client = new AmazonECRClient("key", "secret", new AmazonECRConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            UseDualstackEndpoint = dualStack,
            UseFIPSEndpoint = fips,
        });

        Assert.Equal(expected, client.DetermineServiceOperationEndpoint(new DescribeImagesRequest()).URL);
    }
}
