namespace Amazon.ECS.Model;

/// <summary>A target group whose targets a service's tasks are.</summary>
public partial class LoadBalancer
{
    /// <summary>The target group's ARN.</summary>
    public string TargetGroupArn { get; set; }

    /// <summary>The name of a Classic Load Balancer; not on Fargate.</summary>
    public string LoadBalancerName { get; set; }

    /// <summary>The container that takes the requests.</summary>
    public string ContainerName { get; set; }

    /// <summary>Its port.</summary>
    public int? ContainerPort { get; set; }
}
