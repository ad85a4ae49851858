namespace Amazon.ECS.Model;

/// <summary>A task's network; needed for network mode awsvpc.</summary>
public partial class NetworkConfiguration
{
    /// <summary>Subnets and security groups.</summary>
    public AwsVpcConfiguration AwsvpcConfiguration { get; set; }
}
