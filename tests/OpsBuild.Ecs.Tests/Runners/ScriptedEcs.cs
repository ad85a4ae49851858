using System.Globalization;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.Runtime;

namespace OpsBuild.Ecs.Tests.Runners;

/// <summary>An ECS that answers by script and notes what it was asked. Overriding the client, it also fits the official package.</summary>
public sealed class ScriptedEcs() : AmazonECSClient(new AnonymousAWSCredentials(), new AmazonECSConfig { ServiceURL = "http://127.0.0.1:9" })
{
    public const string TaskArn = "arn:aws:ecs:eu-central-1:123456789012:task/shop/0f9de17a6465404e8b1b2356dc13c2f8";

    /// <summary>One answer of DescribeTasks after the other; the last one stays. Null: the task is MISSING.</summary>
    public List<Func<Amazon.ECS.Model.Task?>> Looks { get; } = [];

    /// <summary>The answers once StopTask was called; empty where it makes no difference.</summary>
    public List<Func<Amazon.ECS.Model.Task?>> LooksAfterStop { get; } = [];

    public Func<RunTaskRequest, RunTaskResponse> Run { get; set; } =
        _ => new RunTaskResponse { Tasks = [new Amazon.ECS.Model.Task { TaskArn = TaskArn, LastStatus = "PROVISIONING" }], Failures = [] };

    public Func<string> Register { get; set; } = () => "arn:aws:ecs:eu-central-1:123456789012:task-definition/shop-migrate:7";

    public Func<StopTaskResponse> Stop { get; set; } = () => new StopTaskResponse();

    public List<Amazon.ECS.Model.Task> Listed { get; } = [];

    /// <summary>How many tasks one page of ListTasks names.</summary>
    public int PageSize { get; set; } = 100;

    /// <summary>Called before each answer of ListTasks.</summary>
    public Action<ListTasksRequest> Asked { get; set; } = _ => { };

    public List<RunTaskRequest> Runs { get; } = [];

    public List<RegisterTaskDefinitionRequest> Registrations { get; } = [];

    public List<StopTaskRequest> Stops { get; } = [];

    public static Amazon.ECS.Model.Task Task(string state) => new()
    {
        TaskArn = TaskArn,
        TaskDefinitionArn = "arn:aws:ecs:eu-central-1:123456789012:task-definition/shop-migrate:7",
        LastStatus = state,
        Containers = [new Container { Name = "batch", LastStatus = state }],
    };

    public static Amazon.ECS.Model.Task Ended(int? exitCode, string? stopCode = "EssentialContainerExited", string? reason = "Essential container in task exited")
    {
        var task = Task("STOPPED");
        task.StopCode = stopCode is null ? null : new TaskStopCode(stopCode);
        task.StoppedReason = reason;
        task.Containers = [new Container { Name = "batch", ExitCode = exitCode }, new Container { Name = "shadow", ExitCode = 143 }];
        return task;
    }

    public ScriptedEcs Then(params Func<Amazon.ECS.Model.Task?>[] looks)
    {
        Looks.AddRange(looks);
        return this;
    }

    public ScriptedEcs Then(params Amazon.ECS.Model.Task[] looks) => Then([.. looks.Select(task => (Func<Amazon.ECS.Model.Task?>)(() => task))]);

    public override Task<RegisterTaskDefinitionResponse> RegisterTaskDefinitionAsync(RegisterTaskDefinitionRequest request, CancellationToken cancellationToken = default)
    {
        Registrations.Add(request);
        return Answer(() => new RegisterTaskDefinitionResponse { TaskDefinition = new TaskDefinition { TaskDefinitionArn = Register() } }, cancellationToken);
    }

    public override Task<RunTaskResponse> RunTaskAsync(RunTaskRequest request, CancellationToken cancellationToken = default)
    {
        Runs.Add(request);
        return Answer(() => Run(request), cancellationToken);
    }

    public override Task<StopTaskResponse> StopTaskAsync(StopTaskRequest request, CancellationToken cancellationToken = default)
    {
        Stops.Add(request);
        return Answer(() => Stop(), cancellationToken);
    }

    public override Task<ListTasksResponse> ListTasksAsync(ListTasksRequest request, CancellationToken cancellationToken = default) => Answer(
        () =>
        {
            Asked(request);
            var all = Listed.Where(task => task.LastStatus == "STOPPED" == (request.DesiredStatus == DesiredStatus.STOPPED)).Select(task => task.TaskArn).ToList();
            var from = int.Parse(request.NextToken ?? "0", CultureInfo.InvariantCulture);
            return new ListTasksResponse
            {
                TaskArns = [.. all.Skip(from).Take(PageSize)],
                NextToken = from + PageSize < all.Count ? (from + PageSize).ToString(CultureInfo.InvariantCulture) : null,
            };
        },
        cancellationToken);

    public override Task<DescribeTasksResponse> DescribeTasksAsync(DescribeTasksRequest request, CancellationToken cancellationToken = default) => Answer(
        () =>
        {
            if (request.Include is ["TAGS"])
                return new DescribeTasksResponse { Tasks = [.. Listed.Where(task => request.Tasks.Contains(task.TaskArn))] };
            var looks = Stops.Count > 0 && LooksAfterStop.Count > 0 ? LooksAfterStop : Looks;
            var look = looks[0];
            if (looks.Count > 1)
                looks.RemoveAt(0);
            return look() is { } task
                ? new DescribeTasksResponse { Tasks = [task] }
                : new DescribeTasksResponse { Tasks = [], Failures = [new Failure { Arn = TaskArn, Reason = "MISSING" }] };
        },
        cancellationToken);

    private static Task<T> Answer<T>(Func<T> answer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return System.Threading.Tasks.Task.FromResult(answer());
    }
}
