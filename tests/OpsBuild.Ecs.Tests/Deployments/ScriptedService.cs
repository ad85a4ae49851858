using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.Runtime;

namespace OpsBuild.Ecs.Tests.Deployments;

/// <summary>An ECS with one service, whose deployment goes as it is told to once it was asked for. Overriding the client, it also fits the official package.</summary>
public sealed class ScriptedService() : AmazonECSClient(new AnonymousAWSCredentials(), new AmazonECSConfig { ServiceURL = "http://127.0.0.1:9" })
{
    private const string Arn = "arn:aws:ecs:eu-central-1:123456789012:";
    public const string Old = Arn + "task-definition/shop-app:6";
    public const string New = Arn + "task-definition/shop-app:7";
    public const string Ours = Arn + "service-deployment/shop/web/ours";

    private int looks;

    /// <summary>The states of our deployment, one for each look; the last one stays. Empty: it is never listed.</summary>
    public List<string> States { get; } = ["IN_PROGRESS", "SUCCESSFUL"];

    public string Breaker { get; set; } = "MONITORING";

    /// <summary>The primary deployment's definition at the end, and how many of its tasks run.</summary>
    public (string Definition, int Running) AtEnd { get; set; } = (New, 1);

    public int Desired { get; set; } = 1;

    /// <summary>Whether another deployment comes after ours.</summary>
    public bool IsReplaced { get; set; }

    public bool IsThere { get; set; } = true;

    public bool VanishesWhenAsked { get; set; }

    public string Controller { get; set; } = "ECS";

    public Func<Exception?> OnUpdate { get; set; } = () => null;

    public Func<Exception?> OnDescribe { get; set; } = () => null;

    /// <summary>Whether somebody asked for the deployment, be it by a tool that this client does not see.</summary>
    public bool IsAsked
    {
        get => field || IsAskedByTool();
        set;
    }

    public Func<bool> IsAskedByTool { get; set; } = () => false;

    public List<UpdateServiceRequest> Updates { get; } = [];

    public List<CreateServiceRequest> Creations { get; } = [];

    public List<RegisterTaskDefinitionRequest> Registrations { get; } = [];

    private string State => States.Count == 0 ? "IN_PROGRESS" : States[Math.Min(looks, States.Count - 1)];

    private bool IsOver => State is not ("IN_PROGRESS" or "PENDING" or "ROLLBACK_IN_PROGRESS");

    public override Task<RegisterTaskDefinitionResponse> RegisterTaskDefinitionAsync(RegisterTaskDefinitionRequest request, CancellationToken cancellationToken = default)
    {
        Registrations.Add(request);
        return Answer(new RegisterTaskDefinitionResponse { TaskDefinition = new TaskDefinition { TaskDefinitionArn = New } }, cancellationToken);
    }

    public override Task<UpdateServiceResponse> UpdateServiceAsync(UpdateServiceRequest request, CancellationToken cancellationToken = default)
    {
        if (OnUpdate() is { } refused)
            throw refused;
        Updates.Add(request);
        IsAsked = true;
        return Answer(new UpdateServiceResponse(), cancellationToken);
    }

    public override Task<CreateServiceResponse> CreateServiceAsync(CreateServiceRequest request, CancellationToken cancellationToken = default)
    {
        Creations.Add(request);
        IsAsked = IsThere = true;
        return Answer(new CreateServiceResponse(), cancellationToken);
    }

    public override Task<DescribeServicesResponse> DescribeServicesAsync(DescribeServicesRequest request, CancellationToken cancellationToken = default)
    {
        if (OnDescribe() is { } refused)
            throw refused;
        if ((IsAsked && VanishesWhenAsked) || !IsThere)
            return Answer(new DescribeServicesResponse { Services = [], Failures = [new Failure { Reason = "MISSING" }] }, cancellationToken);
        var (definition, running) = IsAsked && IsOver ? AtEnd : (Old, 1);
        return Answer(new DescribeServicesResponse
        {
            Services =
            [
                new Service
                {
                    Status = "ACTIVE", TaskDefinition = definition, DesiredCount = Desired, DeploymentController = new DeploymentController { Type = Controller },
                    Deployments = [new Deployment { Id = "ecs-svc/1", Status = "PRIMARY", TaskDefinition = definition, RunningCount = running }],
                    Events = IsAsked
                        ? [new ServiceEvent { Id = "2", CreatedAt = DateTime.UnixEpoch, Message = "(service web) has started 1 tasks." }, new ServiceEvent { Id = "1", Message = "old" }]
                        : [new ServiceEvent { Id = "1", CreatedAt = DateTime.UnixEpoch, Message = "old" }],
                },
            ],
        }, cancellationToken);
    }

    public override Task<ListServiceDeploymentsResponse> ListServiceDeploymentsAsync(ListServiceDeploymentsRequest request, CancellationToken cancellationToken = default)
    {
        var all = new List<ServiceDeploymentBrief> { Brief("before", DateTime.UnixEpoch, "SUCCESSFUL", "old") };
        if (IsAsked && States.Count > 0)
            all.Insert(0, Brief("ours", DateTime.UnixEpoch.AddMinutes(1), State, "new"));
        if (IsAsked && IsReplaced)
            all.Insert(0, Brief("later", DateTime.UnixEpoch.AddMinutes(2), "IN_PROGRESS", "old"));
        return Answer(new ListServiceDeploymentsResponse { ServiceDeployments = all }, cancellationToken);
    }

    public override Task<DescribeServiceDeploymentsResponse> DescribeServiceDeploymentsAsync(
        DescribeServiceDeploymentsRequest request, CancellationToken cancellationToken = default)
    {
        var state = State;
        looks++;
        return Answer(new DescribeServiceDeploymentsResponse
        {
            ServiceDeployments =
            [
                new ServiceDeployment
                {
                    ServiceDeploymentArn = Ours, Status = state, StatusReason = "as ECS words it",
                    DeploymentCircuitBreaker = new ServiceDeploymentCircuitBreaker { Status = Breaker },
                },
            ],
        }, cancellationToken);
    }

    public override Task<DescribeServiceRevisionsResponse> DescribeServiceRevisionsAsync(
        DescribeServiceRevisionsRequest request, CancellationToken cancellationToken = default) => Answer(
        new DescribeServiceRevisionsResponse
        {
            ServiceRevisions = [new ServiceRevision { TaskDefinition = request.ServiceRevisionArns[0] == "new" ? New : Old }],
        }, cancellationToken);

    public override Task<ListTasksResponse> ListTasksAsync(ListTasksRequest request, CancellationToken cancellationToken = default) =>
        Answer(new ListTasksResponse { TaskArns = ["arn:task/1", "arn:task/2"] }, cancellationToken);

    public override Task<DescribeTasksResponse> DescribeTasksAsync(DescribeTasksRequest request, CancellationToken cancellationToken = default) => Answer(
        new DescribeTasksResponse
        {
            Tasks =
            [
                new Amazon.ECS.Model.Task
                {
                    TaskArn = "arn:task/1", TaskDefinitionArn = New, StopCode = TaskStopCode.EssentialContainerExited, StoppedReason = "Essential container in task exited",
                    Containers = [new Container { Name = "app", ExitCode = 139, Reason = "it crashed" }],
                },
                new Amazon.ECS.Model.Task { TaskArn = "arn:task/2", TaskDefinitionArn = Old, StoppedReason = "Scaling activity", Containers = [] },
            ],
        }, cancellationToken);

    public override Task<DescribeTaskDefinitionResponse> DescribeTaskDefinitionAsync(DescribeTaskDefinitionRequest request, CancellationToken cancellationToken = default) =>
        Answer(new DescribeTaskDefinitionResponse { TaskDefinition = new TaskDefinition { ContainerDefinitions = [new ContainerDefinition { Name = "app", Essential = true }] } }, cancellationToken);

    private static ServiceDeploymentBrief Brief(string id, DateTime created, string status, string revision) => new()
    {
        ServiceDeploymentArn = $"{Arn}service-deployment/shop/web/{id}", CreatedAt = created, Status = status, TargetServiceRevisionArn = revision,
    };

    private static Task<T> Answer<T>(T answer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return System.Threading.Tasks.Task.FromResult(answer);
    }
}
