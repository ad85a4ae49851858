namespace OpsBuild.Ecs.Verdicts;

/// <content>Why a task that ECS accepted never ran the batch.</content>
public sealed partial record TaskOutcome
{
    private const string FindImage = "aws ecr describe-images --repository-name {repository} --region {region}";
    private const string ReadDefinition = "aws ecs describe-task-definition --task-definition {definition} --region {region}";
    private const string FindLogGroup = "aws logs describe-log-groups --log-group-name-prefix {logGroup} --region {region}";

    public static readonly TaskOutcome ImageNotFound = new("image_not_found",
        "The registry has no such image.",
        ["The tag or digest was never pushed to this account and region", "The repository's lifecycle policy removed it"], FindImage);

    public static readonly TaskOutcome ImagePullDenied = new("image_pull_denied",
        "The registry refused to hand out the image.",
        ["The execution role may not read the repository", "The repository is of another account and its policy does not name this one"], ReadDefinition);

    public static readonly TaskOutcome ImagePullUnreachable = new("image_pull_unreachable",
        "The registry could not be reached from the task's subnets.",
        ["No NAT gateway and no VPC endpoints for ecr.api, ecr.dkr and S3", "A security group blocks port 443", "A public subnet without assignPublicIp"], ReadDefinition);

    public static readonly TaskOutcome ImagePullThrottled = new("image_pull_throttled",
        "The registry limits how often images are pulled.",
        ["A public registry is used without an account"], Rerun, retry: true);

    public static readonly TaskOutcome ImagePlatformMismatch = new("image_platform_mismatch",
        "The image is not made for the task's processor architecture.",
        ["It was built on an ARM machine for an X86_64 task, or the other way round"], ReadDefinition);

    public static readonly TaskOutcome ImagePullFailed = new("image_pull_failed",
        "The image could not be pulled.",
        ["The reason holds the registry's own words"], Describe);

    public static readonly TaskOutcome SecretAccessDenied = new("secret_access_denied",
        "The execution role may not read a secret that the task definition names.",
        ["secretsmanager:GetSecretValue, ssm:GetParameters or kms:Decrypt is missing in the execution role"], ReadDefinition);

    public static readonly TaskOutcome SecretNotFound = new("secret_not_found",
        "A secret or parameter that the task definition names does not exist.",
        ["A wrong name, account or region", "The secret is scheduled for deletion"], ReadDefinition);

    public static readonly TaskOutcome SecretKeyMissing = new("secret_key_missing",
        "A secret lacks the JSON key that the task definition asks for.",
        ["The secret is no JSON object, or its key is spelt differently"], ReadDefinition);

    public static readonly TaskOutcome SecretUnreachable = new("secret_unreachable",
        "Secrets Manager, Systems Manager or ECR's login could not be reached from the task's subnets.",
        ["No NAT gateway and no VPC endpoints for secretsmanager, ssm and ecr.api", "A security group blocks port 443"], ReadDefinition);

    public static readonly TaskOutcome RegistryLoginFailed = new("registry_login_failed",
        "ECS could not log in to the registry for the task.",
        ["ecr:GetAuthorizationToken is missing in the execution role"], ReadDefinition);

    public static readonly TaskOutcome RoleNotAssumable = new("role_not_assumable",
        "ECS could not assume a role of the task.",
        ["The role's trust policy does not name ecs-tasks.amazonaws.com", "The role was removed or made anew"], ReadDefinition);

    public static readonly TaskOutcome LogGroupMissing = new("log_group_missing",
        "The log group does not exist.",
        ["A wrong awslogs-group or awslogs-region", "Terraform has not made it yet"], FindLogGroup);

    public static readonly TaskOutcome LogAccessDenied = new("log_access_denied",
        "The execution role may not write to the log group.",
        ["logs:CreateLogStream or logs:PutLogEvents is missing in the execution role"], ReadDefinition);

    public static readonly TaskOutcome LogDriverFailed = new("log_driver_failed",
        "The container's log driver could not be set up.",
        ["A wrong log option", "CloudWatch Logs cannot be reached from the task's subnets"], ReadDefinition);

    public static readonly TaskOutcome VolumeNotMounted = new("volume_not_mounted",
        "A file system could not be mounted.",
        ["No mount target in the subnet", "A security group blocks port 2049"], ReadDefinition);

    public static readonly TaskOutcome DiskFull = new("disk_full",
        "The task ran out of disk while it was set up.",
        ["The images are larger than the task's ephemeral storage"], ReadDefinition);

    public static readonly TaskOutcome ResourceInitializationFailed = new("resource_initialization_failed",
        "ECS could not prepare what the task needs before its containers.",
        ["The reason holds ECS's own words"], Describe);

    public static readonly TaskOutcome NetworkInterfaceTimedOut = new("network_interface_timed_out",
        "The task's network interface was not ready in time.",
        ["A passing fault of the availability zone", "The subnet has no free addresses"], Rerun, retry: true);

    public static readonly TaskOutcome DependencyUnresolved = new("dependency_unresolved",
        "A container that the batch depends on did not reach its condition.",
        ["The other container ended or never started: its own reason says why"], Describe);

    public static readonly TaskOutcome SidecarUnhealthy = new("sidecar_unhealthy",
        "A container that the batch waits for was judged unhealthy.",
        ["Its health check's startPeriod or retries are too short for a cold start", "It has too little memory"], Describe);

    public static readonly TaskOutcome ExecutableNotFound = new("executable_not_found",
        "The container's program is not in its image, or may not be executed.",
        ["A wrong command or entryPoint", "The image was built without the program", "The file lacks its executable bit"], ReadDefinition);

    public static readonly TaskOutcome ContainerNotStarted = new("container_not_started",
        "The runtime could not start a container.",
        ["The reason holds the runtime's own words"], Describe);

    public static readonly TaskOutcome ContainerNotCreated = new("container_not_created",
        "The runtime could not create a container.",
        ["A wrong mount, user or link in the task definition"], ReadDefinition);

    public static readonly TaskOutcome RuntimeTimedOut = new("runtime_timed_out",
        "The container runtime did not answer in time.",
        ["An overloaded host"], Rerun, retry: true);

    public static readonly TaskOutcome TaskFailedToStart = new("task_failed_to_start",
        "The task did not start, for a reason that is not known here.",
        ["The reason holds ECS's own words"], Describe);

    private static IEnumerable<TaskOutcome> Starts =>
    [
        ImageNotFound, ImagePullDenied, ImagePullUnreachable, ImagePullThrottled, ImagePlatformMismatch, ImagePullFailed,
        SecretAccessDenied, SecretNotFound, SecretKeyMissing, SecretUnreachable, RegistryLoginFailed, RoleNotAssumable,
        LogGroupMissing, LogAccessDenied, LogDriverFailed, VolumeNotMounted, DiskFull, ResourceInitializationFailed, NetworkInterfaceTimedOut,
        DependencyUnresolved, SidecarUnhealthy, ExecutableNotFound, ContainerNotStarted, ContainerNotCreated, RuntimeTimedOut, TaskFailedToStart,
    ];
}
