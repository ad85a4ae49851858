using Amazon;
using Amazon.ECS;
using Amazon.ECS.Model;

namespace AWSSDK.ECS.Tests;

public sealed class An_endpoint
{
    [Theory]
    [InlineData("eu-west-1", false, false, "https://ecs.eu-west-1.amazonaws.com")]
    [InlineData("eu-west-1", true, false, "https://ecs.eu-west-1.api.aws")]
    [InlineData("us-east-1", false, true, "https://ecs-fips.us-east-1.amazonaws.com")]
    [InlineData("us-east-1", true, true, "https://ecs-fips.us-east-1.api.aws")]
    [InlineData("cn-north-1", false, false, "https://ecs.cn-north-1.amazonaws.com.cn")]
    public void follows_the_rules_of_the_service_model(string region, bool dualStack, bool fips, string expected)
    {
        using var client = new AmazonECSClient("key", "secret", new AmazonECSConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            UseDualstackEndpoint = dualStack,
            UseFIPSEndpoint = fips,
        });

        Assert.Equal(expected, client.DetermineServiceOperationEndpoint(new DescribeTasksRequest()).URL);
    }
}
