namespace OpsBuild.Local.Aws.Ecs;

/// <summary>Refusals by the names that the ECS service model gives them.</summary>
internal static class EcsErrors
{
    public static AwsErrorException Client(string message) => new("ClientException", message);

    public static AwsErrorException Parameter(string message) => new("InvalidParameterException", message);

    public static AwsErrorException ClusterNotFound() => new("ClusterNotFoundException", "Cluster not found.");

    public static AwsErrorException ServiceNotFound() => new("ServiceNotFoundException", "Service not found.");

    public static AwsErrorException ServiceNotActive() => new("ServiceNotActiveException", "Service was not ACTIVE.");

    public static AwsErrorException Unsupported(string message) => new("UnsupportedFeatureException", message);

    public static AwsErrorException Conflict(string message) => new("ConflictException", message);
}
