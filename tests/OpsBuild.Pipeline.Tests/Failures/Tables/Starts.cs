using System.Text.Json.Nodes;
using OpsBuild.Ecs.Verdicts;
using OpsBuild.Local.Aws.Ecs.Faults;
using static OpsBuild.Ecs.Verdicts.TaskOutcome;

namespace OpsBuild.Pipeline.Tests.Failures.Tables;

/// <summary>Tasks whose batch never ran.</summary>
internal static class Starts
{
    private const string Pull = "CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref registry/batch:1: ";
    private const string Initialization = "ResourceInitializationError: unable to pull secrets or registry auth: ";
    private const string Logger = "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ";

    public static IReadOnlyList<Scenario> All =>
    [
        new("image not in the registry", "nobody registered the image", ImagePullFailed) { Definition = definition => BatchTask.Batch(definition)["image"] = "registry.example/batch:1" },
        new("image tag missing", "CannotPullContainerError, not found", ImageNotFound) { Faults = [new(TaskFaultKind.CannotPullContainer)] },
        Pulling("image forbidden", "403 Forbidden", ImagePullDenied),
        Pulling("image without a login", "no basic auth credentials", ImagePullDenied),
        Pulling("registry out of reach", "dial tcp 10.0.0.1:443: i/o timeout", ImagePullUnreachable),
        Pulling("registry's name unknown", "dial tcp: lookup registry on 10.0.0.2:53: no such host", ImagePullUnreachable),
        Pulling("registry's rate limit", "429 Too Many Requests - toomanyrequests: You have reached your pull rate limit", ImagePullThrottled),
        Pulling("image of another processor", "no match for platform in manifest", ImagePlatformMismatch),
        Pulling("disk full while pulling", "write /var/lib/containerd: no space left on device", DiskFull),

        new("secret missing", "the definition names a secret that Secrets Manager does not have", SecretNotFound) { Definition = Secret("arn:aws:secretsmanager:us-east-1:000000000000:secret:nobody-AbCdEf") },
        new("secret's JSON key missing", "the definition asks for a key that the secret's JSON does not have", SecretKeyMissing)
        {
            Definition = Secret("arn:aws:secretsmanager:us-east-1:000000000000:secret:opsbuild/local/db/admin:nobody::"),
        },
        new("secret forbidden", "AccessDeniedException on GetSecretValue", SecretAccessDenied) { Faults = [new(TaskFaultKind.ResourceInitialization)] },
        Initializing("Secrets Manager out of reach", Initialization + "execution resource retrieval failed: RequestError: send request failed: dial tcp: i/o timeout", SecretUnreachable),
        Initializing("no login at the registry", Initialization + "execution resource retrieval failed: unable to get registry auth from ECR: service call has been retried 1 time(s)", RegistryLoginFailed),
        Initializing("execution role not assumable", "ResourceInitializationError: ECS was unable to assume the role 'arn:aws:iam::1:role/x'", RoleNotAssumable),
        Initializing("log stream forbidden", Logger + "AccessDeniedException: not authorized to perform: logs:CreateLogStream", LogAccessDenied),
        Initializing("log driver at fault", "ResourceInitializationError: failed to initialize logging driver: unknown log opt", LogDriverFailed),
        Initializing("file system not mounted", "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: mount.nfs4: timed out", VolumeNotMounted),
        Initializing("initialization, otherwise", "ResourceInitializationError: something of tomorrow", ResourceInitializationFailed),
        new("log group missing", "the definition names a log group that nobody made", LogGroupMissing)
        {
            Definition = definition => BatchTask.Batch(definition)["logConfiguration"]!["options"]!["awslogs-group"] = "/nobody",
        },

        new("network interface late", "Timeout waiting for network interface provisioning to complete", NetworkInterfaceTimedOut) { Faults = [new(TaskFaultKind.FailedToStart)] },
        new("start failed, otherwise", "TaskFailedToStart with a reason that is not known", TaskFailedToStart) { Faults = [new(TaskFaultKind.FailedToStart) { Reason = "Out of patience." }] },

        new("entry point missing", "the definition's entryPoint is not in the image", ExecutableNotFound) { Definition = definition => BatchTask.Batch(definition)["entryPoint"] = new JsonArray("/nowhere/batch") },
        new("entry point not executable", "the definition's entryPoint is a file without its executable bit", ExecutableNotFound)
        {
            Definition = definition => BatchTask.Batch(definition)["entryPoint"] = new JsonArray("/etc/passwd"),
        },
        new("container not started", "CannotStartContainerError, a reason of the runtime's own", ContainerNotStarted) { Faults = [new(TaskFaultKind.CannotStartContainer)] },
        Starting("container of another processor", "CannotStartContainerError: exec /batch: exec format error", ImagePlatformMismatch),
        Starting("container not created", "CannotCreateContainerError: invalid mount config", ContainerNotCreated),
        Starting("container runtime late", "ContainerRuntimeTimeoutError: Could not transition to created; timed out after waiting 4m0s", RuntimeTimedOut),
    ];

    private static Scenario Pulling(string name, string words, TaskOutcome outcome) =>
        new(name, $"CannotPullContainerError: `{words}`", outcome) { Faults = [new(TaskFaultKind.CannotPullContainer) { Reason = Pull + words }] };

    private static Scenario Initializing(string name, string words, TaskOutcome outcome) =>
        new(name, $"`{words}`", outcome) { Faults = [new(TaskFaultKind.ResourceInitialization) { Reason = words }] };

    private static Scenario Starting(string name, string words, TaskOutcome outcome) =>
        new(name, $"`{words}`", outcome) { Faults = [new(TaskFaultKind.CannotStartContainer) { Reason = words }] };

    private static Action<JsonObject> Secret(string valueFrom) => definition => BatchTask.Batch(definition)["secrets"] =
        new JsonArray(new JsonObject { ["name"] = "PASSWORD", ["valueFrom"] = valueFrom });
}
