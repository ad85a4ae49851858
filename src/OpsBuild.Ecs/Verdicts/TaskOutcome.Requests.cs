namespace OpsBuild.Ecs.Verdicts;

/// <content>Requests after which there is no task at all.</content>
public sealed partial record TaskOutcome
{
    private const string WhoAmI = "aws sts get-caller-identity";

    public static readonly TaskOutcome NoCapacity = new("no_capacity",
        "ECS has no room for the task at the moment.",
        ["Fargate is short of capacity in the zone", "No container instance has enough CPU, memory, ports or network interfaces"], Rerun, retry: true);

    public static readonly TaskOutcome AgentDisconnected = new("agent_disconnected",
        "The container instance's agent is not connected.",
        ["The instance is starting, overloaded or without a route to ECS"], Rerun, retry: true);

    public static readonly TaskOutcome NoMatchingInstance = new("no_matching_instance",
        "No container instance has an attribute that the task needs.",
        ["A log driver, an architecture or a placement constraint that no instance offers"], ReadDefinition);

    public static readonly TaskOutcome CapacityProviderEmpty = new("capacity_provider_empty",
        "The capacity provider has no instances.",
        ["Its auto scaling group is at zero or may not grow"], "aws ecs describe-clusters --clusters {cluster} --region {region}");

    public static readonly TaskOutcome StartRefused = new("start_refused",
        "ECS accepted the request, but started no task.",
        ["The reason holds ECS's own words"], "aws ecs describe-clusters --clusters {cluster} --region {region}");

    public static readonly TaskOutcome AccessDenied = new("access_denied",
        "AWS does not allow this role to do that.",
        ["On RunTask and RegisterTaskDefinition: iam:PassRole for the task's roles is missing", "The role's policy does not name this cluster or family"], WhoAmI);

    public static readonly TaskOutcome CredentialsInvalid = new("credentials_invalid",
        "AWS does not accept the credentials.",
        ["They are expired", "They are of another partition or endpoint", "The machine's clock is wrong"], WhoAmI);

    public static readonly TaskOutcome ClusterNotFound = new("cluster_not_found",
        "There is no such cluster in this account and region.",
        ["A wrong cluster, region or account"], "aws ecs list-clusters --region {region}");

    public static readonly TaskOutcome DefinitionNotFound = new("definition_not_found",
        "The revision of the task definition does not exist or is no longer active.",
        ["It was deregistered", "It is of another account or region"], "aws ecs list-task-definitions --family-prefix {family} --region {region}");

    public static readonly TaskOutcome RequestInvalid = new("request_invalid",
        "ECS refuses the request as it stands.",
        ["The task definition or the network settings break a rule of ECS: the message names it"], "./build.sh VerifyTaskDefinitions");

    public static readonly TaskOutcome RequestConflict = new("request_conflict",
        "This run already started a task from another request.",
        ["The run id was used before with another task definition or other settings"], Rerun);

    public static readonly TaskOutcome QuotaReached = new("quota_reached",
        "A quota of the account is used up.",
        ["Too many tasks are starting at once", "The account's Fargate vCPU quota is reached"],
        "aws service-quotas list-service-quotas --service-code fargate --region {region}", retry: true);

    public static readonly TaskOutcome Throttled = new("throttled",
        "AWS asks for fewer requests, also after retries.",
        ["Another program of this account uses up the request rate"], Rerun, retry: true);

    public static readonly TaskOutcome AwsUnreachable = new("aws_unreachable",
        "AWS could not be reached or failed.",
        ["No network, a proxy, or a wrong region", "An outage on AWS's side"], WhoAmI, retry: true);

    public static readonly TaskOutcome RequestRefused = new("request_refused",
        "AWS refused the request with an error that is not known here.",
        ["The message holds AWS's own words"], WhoAmI);

    public static readonly TaskOutcome NotStartedInTime = new("not_started_in_time",
        "The run was over before a task had been started.",
        ["The time-out is too short", "Ctrl-C, or the workflow was cancelled"], Reattach);

    public static readonly TaskOutcome MissingVariable = new("missing_variable",
        "ecspresso found an environment variable missing that a template must have.",
        ["The variable is not set in this environment's profile"], "./build.sh RenderTaskDefinitions");

    public static readonly TaskOutcome ToolCrashed = new("tool_crashed",
        "ecspresso crashed.",
        ["A fault in that version of ecspresso"], "ecspresso version");

    public static readonly TaskOutcome ToolFailed = new("tool_failed",
        "ecspresso failed and named no task.",
        ["The message holds ecspresso's own words"], "ecspresso version");

    public static readonly TaskOutcome NoTaskSeen = new("no_task_seen",
        "The tool ended without a word of a task.",
        ["The tool's output is of a version that is not known here"], "aws ecs list-tasks --cluster {cluster} --region {region}");

    public static readonly TaskOutcome SeveralTasks = new("several_tasks",
        "The tool started more than one task for this run, so what one of them proves is not the whole of it.",
        ["A wrapper around ecspresso adds --count", "A fault in that version of ecspresso"], "aws ecs list-tasks --cluster {cluster} --family {family} --region {region}");

    private static IEnumerable<TaskOutcome> Requests =>
    [
        NoCapacity, AgentDisconnected, NoMatchingInstance, CapacityProviderEmpty, StartRefused, AccessDenied, CredentialsInvalid, ClusterNotFound,
        DefinitionNotFound, RequestInvalid, RequestConflict, QuotaReached, Throttled, AwsUnreachable, RequestRefused, NotStartedInTime,
        MissingVariable, ToolCrashed, ToolFailed, NoTaskSeen, SeveralTasks,
    ];
}
