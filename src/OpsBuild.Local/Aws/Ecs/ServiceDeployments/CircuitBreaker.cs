namespace OpsBuild.Local.Aws.Ecs.ServiceDeployments;

/// <summary>ECS's deployment circuit breaker.</summary>
internal static class CircuitBreaker
{
    private const int FewestFailures = 3;
    private const int MostFailures = 200;

    /// <summary>How many failed tasks make a deployment fail: half of the desired count, from 3 to 200.</summary>
    /// <remarks>ECS API Reference, ServiceDeploymentCircuitBreaker, <c>threshold</c>.</remarks>
    public static int ThresholdOf(int desired) => Math.Clamp((desired + 1) / 2, FewestFailures, MostFailures);
}
