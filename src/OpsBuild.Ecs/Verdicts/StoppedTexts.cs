namespace OpsBuild.Ecs.Verdicts;

/// <summary>What ECS's free texts about a task or a container mean. By prefix and keyword: the wording moves between agent versions.</summary>
/// <remarks>
/// The texts also hold names that a user chose. A keyword is therefore a phrase which no name can hold (a blank in it, or the error's own
/// spelling): an image of the repository <c>platform</c> with a digest in which 403 occurs is neither of another platform nor forbidden.
/// </remarks>
internal static class StoppedTexts
{
    /// <summary>The outcome that a text names; null for one that names none.</summary>
    public static TaskOutcome? Outcome(string? text) => text switch
    {
        null or "" => null,
        _ when Has(text, "CannotPull") || Has(text, "failed to resolve ref") => Pull(text),
        _ when Has(text, "unable to assume the role") || Has(text, "unable to assume role") => TaskOutcome.RoleNotAssumable,
        _ when Has(text, "ResourceInitializationError") => Initialization(text),
        _ when Has(text, "network interface provisioning") => TaskOutcome.NetworkInterfaceTimedOut,
        _ when Has(text, "Capacity is unavailable") => TaskOutcome.NoCapacity,
        _ when Has(text, "failed container health checks") => TaskOutcome.HealthCheckFailed,
        _ when Has(text, "unhealthy") => TaskOutcome.SidecarUnhealthy,
        _ when Has(text, "TaskDependencyError") || Has(text, "dependencies cannot be resolved") => TaskOutcome.DependencyUnresolved,
        _ when Has(text, "OutOfMemory") => TaskOutcome.OutOfMemory,
        _ when Has(text, "TimeoutError") || Has(text, "Could not transition to") => TaskOutcome.RuntimeTimedOut,
        _ when Has(text, "CannotStartContainer") => Start(text),
        _ when Has(text, "CannotCreateContainer") => Create(text),
        _ => null,
    };

    private static TaskOutcome Pull(string text) => text switch
    {
        _ when Has(text, "no space left") => TaskOutcome.DiskFull,
        _ when Has(text, "toomanyrequests") || Has(text, "rate limit") => TaskOutcome.ImagePullThrottled,
        _ when Has(text, "platform descriptor") || Has(text, "match for platform") || Has(text, "no matching manifest") => TaskOutcome.ImagePlatformMismatch,
        _ when IsDenied(text) || Has(text, "no basic auth") || Has(text, "pull access denied") => TaskOutcome.ImagePullDenied,
        _ when IsUnreachable(text) => TaskOutcome.ImagePullUnreachable,
        _ when Has(text, "not found") || Has(text, "manifest unknown") || Has(text, "does not exist") => TaskOutcome.ImageNotFound,
        _ => TaskOutcome.ImagePullFailed,
    };

    private static TaskOutcome Initialization(string text) => text switch
    {
        _ when Has(text, "validate logger args") || Has(text, "logging driver") || Has(text, "Cloudwatch log stream") => Logger(text),
        _ when Has(text, "EFS utils") || Has(text, "mount.nfs") || Has(text, "failed to mount") => TaskOutcome.VolumeNotMounted,
        _ when Has(text, "no space left") => TaskOutcome.DiskFull,
        _ when Has(text, "did not contain json key") => TaskOutcome.SecretKeyMissing,
        _ when IsUnreachable(text) => TaskOutcome.SecretUnreachable,
        _ when Has(text, "registry auth from ECR") || Has(text, "GetAuthorizationToken") => TaskOutcome.RegistryLoginFailed,
        _ when IsDenied(text) => TaskOutcome.SecretAccessDenied,
        _ when Has(text, "ResourceNotFound") || Has(text, "ParameterNotFound") || Has(text, "invalid ssm parameters")
            || Has(text, "can't find the specified secret") => TaskOutcome.SecretNotFound,
        _ => TaskOutcome.ResourceInitializationFailed,
    };

    private static TaskOutcome Logger(string text) => text switch
    {
        _ when IsDenied(text) => TaskOutcome.LogAccessDenied,
        _ when Has(text, "ResourceNotFound") || Has(text, "log group does not exist") => TaskOutcome.LogGroupMissing,
        _ => TaskOutcome.LogDriverFailed,
    };

    private static TaskOutcome Start(string text) => text switch
    {
        _ when Has(text, "exec format error") => TaskOutcome.ImagePlatformMismatch,
        _ when Has(text, "executable file not found") || Has(text, "no such file or directory") || Has(text, "permission denied")
            => TaskOutcome.ExecutableNotFound,
        _ => TaskOutcome.ContainerNotStarted,
    };

    private static TaskOutcome Create(string text) => Has(text, "no space left") ? TaskOutcome.DiskFull : TaskOutcome.ContainerNotCreated;

    private static bool IsDenied(string text) =>
        Has(text, "AccessDenied") || Has(text, "access denied") || Has(text, "not authorized") || Has(text, "unauthorized") || Has(text, "forbidden");

    private static bool IsUnreachable(string text) =>
        Has(text, "i/o timeout") || Has(text, "deadline exceeded") || Has(text, "no such host") || Has(text, "connection refused")
        || Has(text, "Client.Timeout") || Has(text, "request canceled") || Has(text, "RequestError: send request failed");

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}
