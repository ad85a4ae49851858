namespace OpsBuild.Local.Tests.ServiceModels;

/// <summary>
/// What AWS has and the endpoint says, but the models that ship with Debian's awscli (of January 2023) do not know yet. Each entry was read in a
/// newer model, that of botocore 1.43.11 unless something else is said: a member <c>Shape.member</c>, a value <c>Shape=value</c>, an operation, or
/// an operation's error <c>Operation!Error</c>.
/// </summary>
internal static class NewerThanTheModel
{
    private static readonly HashSet<(string Service, string What)> Entries =
    [
        ("application-autoscaling", "RegisterScalableTargetResponse.ScalableTargetARN"),
        ("application-autoscaling", "ScalableTarget.ScalableTargetARN"),
        // Since October 2024: service deployments and revisions, and where a service tells of them.
        ("ecs", "DescribeServiceDeployments"),
        ("ecs", "DescribeServiceRevisions"),
        ("ecs", "ListServiceDeployments"),
        ("ecs", "StopServiceDeployment"),
        // Their errors; the operation is not written before them where the model does not know it.
        ("ecs", "ConflictException"),
        ("ecs", "ServiceDeploymentNotFoundException"),
        ("ecs", "ServiceNotFoundException"),
        ("ecs", "Service.currentServiceDeployment"),
        ("ecs", "Service.currentServiceRevisions"),
        ("ecs", "Service.availabilityZoneRebalancing"),
        ("ecs", "DeploymentConfiguration.strategy"),
        ("ecs", "DeploymentConfiguration.bakeTimeInMinutes"),
        // For a clientToken that was used with other parameters.
        ("ecs", "RunTask!ConflictException"),
        ("logs", "LogGroup.logGroupArn"),
        ("logs", "LogGroup.logGroupClass"),
    ];

    public static bool Has(string service, string what) => Entries.Contains((service, what));
}
