using System.Globalization;
using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Ecs;
using OpsBuild.Local.Aws.Ecs.Services;
using OpsBuild.Local.Aws.Ecs.Tasks;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.LoadBalancing.Traffic;

/// <summary>The balancers of all target groups with a health check: registers the tasks of services, asks how they are, and drains them.</summary>
internal sealed class LoadBalancers : IServiceTraffic, IAsyncDisposable
{
    /// <summary>Between two health checks. ELB takes 5 seconds at least.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan CheckTimeout = TimeSpan.FromSeconds(4);

    /// <summary>How long a target may take to answer what it has begun, before it is stopped all the same. ELB's default is five minutes.</summary>
    private static readonly TimeSpan DeregistrationDelay = TimeSpan.FromSeconds(30);

    private readonly EcsState state;
    private readonly TargetGroupStore groups;
    private readonly HttpClient checks = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.Zero }) { Timeout = CheckTimeout };
    private readonly Dictionary<string, Balancer> balancers = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private readonly CancellationTokenSource ending = new();
    private readonly Task life;

    public LoadBalancers(EcsState state, TargetGroupStore groups)
    {
        (this.state, this.groups) = (state, groups);
        life = Task.Run(LiveAsync);
    }

    public string? GroupOf(DeployedService service)
    {
        var known = groups.All.Where(group => group.HealthPath is not null).Select(group => group.Arn).ToArray();
        return service.Current.LoadBalancers.OfType<JsonObject>().Select(each => each.Text("targetGroupArn")).FirstOrDefault(known.Contains);
    }

    /// <summary>Ends when all that a task had begun to answer is answered, or after the deregistration delay; it gets nothing new from now on.</summary>
    public async Task DrainAsync(EcsTask task)
    {
        Balancer[] all;
        lock (gate)
            all = [.. balancers.Values];
        await Task.WhenAny(Task.WhenAll(all.Select(each => each.Targets.DrainAsync(task))), Task.Delay(DeregistrationDelay));
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await life;
        foreach (var balancer in balancers.Values)
            await balancer.DisposeAsync();
        checks.Dispose();
        ending.Dispose();
    }

    private async Task LiveAsync()
    {
        try
        {
            while (true)
            {
                await LookAsync();
                await Task.Delay(Interval, ending.Token);
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The endpoint ends.
        }
    }

    private async Task LookAsync()
    {
        var wanted = Wanted();
        foreach (var (group, running) in wanted)
            (await OfAsync(group)).Targets.Keep(running);
        KeyValuePair<string, Balancer>[] all;
        lock (gate)
            all = [.. balancers];
        // A service that was deleted has no target any more.
        foreach (var (_, left) in all.Where(each => wanted.All(other => other.Group.Arn != each.Key)))
            left.Targets.Keep([]);
        await Task.WhenAll(wanted.SelectMany(each => balancers[each.Group.Arn].Targets.All.Select(target => CheckAsync(balancers[each.Group.Arn].Targets, target, each.Group.HealthPath!))));
        lock (state.Gate)
        {
            foreach (var (group, running) in wanted)
            {
                foreach (var (task, _) in running)
                    task.Target = new TargetState(group.Arn, balancers[group.Arn].Targets.HealthOf(task) ?? TargetHealth.Initial);
            }
        }
    }

    private IReadOnlyList<(TargetGroup Group, IReadOnlyList<(EcsTask Task, int Port)> Running)> Wanted()
    {
        var known = groups.All.Where(group => group.HealthPath is not null).ToDictionary(group => group.Arn, StringComparer.Ordinal);
        lock (state.Gate)
        {
            return
            [
                .. from service in state.Services.All.Where(service => service.IsLookedAfter)
                   from balancer in service.Current.LoadBalancers.OfType<JsonObject>()
                   where known.ContainsKey(balancer.Text("targetGroupArn") ?? "")
                   let tasks = service.Rollouts.SelectMany(rollout => rollout.Wanted).Where(task => task.State == TaskState.Running)
                   let ports = tasks.Select(task => (Task: task, Port: task.HostPort(balancer.Text("containerName"), (int)(balancer.Integer("containerPort") ?? 0))))
                   select (known[balancer.Text("targetGroupArn")!], (IReadOnlyList<(EcsTask, int)>)[.. ports.Where(each => each.Port is not null).Select(each => (each.Task, each.Port!.Value))]),
            ];
        }
    }

    private async Task<Balancer> OfAsync(TargetGroup group)
    {
        lock (gate)
        {
            if (balancers.TryGetValue(group.Arn, out var there))
                return there;
        }

        var opened = await Balancer.OpenAsync(groups.PortOf(group.Arn));
        groups.PutPort(group.Arn, opened.Port);
        lock (gate)
            return balancers[group.Arn] = opened;
    }

    private async Task CheckAsync(TargetRotation targets, Target target, string path)
    {
        try
        {
            using var answer = await checks.GetAsync(
                new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{target.Port}{path}")), HttpCompletionOption.ResponseHeadersRead, ending.Token);
            targets.Judge(target, answer.StatusCode == System.Net.HttpStatusCode.OK);
        }
        catch (Exception silent) when (silent is HttpRequestException or TaskCanceledException && !ending.IsCancellationRequested)
        {
            targets.Judge(target, isGood: false);
        }
    }
}
