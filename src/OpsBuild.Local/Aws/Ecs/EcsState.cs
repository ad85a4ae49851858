using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Ecs.Clusters;
using OpsBuild.Local.Aws.Ecs.Faults;
using OpsBuild.Local.Aws.Ecs.Services;
using OpsBuild.Local.Aws.Ecs.TaskDefinitions;
using OpsBuild.Local.Aws.Ecs.Tasks;

namespace OpsBuild.Local.Aws.Ecs;

/// <summary>
/// Clusters, task definitions, tasks and services. Only the definitions outlive the endpoint. One caller at a time: whoever uses it holds
/// <see cref="Gate"/>.
/// </summary>
internal sealed class EcsState(AwsAccount account, TaskDefinitionStore definitions, FaultPlan faults, TimeProvider time)
{
    // As long as ECS itself remembers a stopped task, and a client token.
    private static readonly TimeSpan StoppedStays = TimeSpan.FromHours(1);
    private static readonly TimeSpan TokenStays = TimeSpan.FromHours(24);

    private readonly List<Cluster> clusters = [];
    private readonly List<EcsTask> tasks = [];
    private readonly Dictionary<(string Cluster, string Token), (RunToken Use, DateTimeOffset At)> tokens = [];

    public Lock Gate { get; } = new();

    public EcsNames Names { get; } = new(account);

    public ServiceStore Services { get; } = new();

    public TaskDefinitionStore Definitions => definitions;

    public FaultPlan Faults => faults;

    public TimeProvider Time => time;

    public DateTimeOffset Now => time.GetUtcNow();

    public IReadOnlyList<Cluster> Clusters => clusters;

    public IReadOnlyList<EcsTask> Tasks => tasks;

    /// <summary>A new cluster, or the one of that name.</summary>
    public Cluster AddCluster(string name)
    {
        if (FindCluster(name) is { } there)
            return there;
        var cluster = new Cluster(name, Names.Cluster(name));
        clusters.Add(cluster);
        return cluster;
    }

    public Cluster? FindCluster(string name) => clusters.Find(cluster => cluster.Name == name);

    /// <param name="given">Name, ARN, or null for the default one.</param>
    /// <exception cref="AwsErrorException">There is none.</exception>
    public Cluster GetCluster(string? given) => FindCluster(EcsNames.ClusterName(given)) ?? throw EcsErrors.ClusterNotFound();

    public JsonObject Describe(Cluster cluster, bool withTags)
    {
        var own = TasksOf(cluster).ToArray();
        return cluster.ToJson(own.Count(task => task.State == TaskState.Running), own.Count(task => task.State < TaskState.Running),
            Services.Of(cluster).Count(service => service.Status == DeployedService.Active),
            withTags);
    }

    public void Add(EcsTask task)
    {
        tasks.RemoveAll(each => each.StoppedAt < Now - StoppedStays);
        tasks.Add(task);
    }

    public IEnumerable<EcsTask> TasksOf(Cluster cluster) => tasks.Where(task => task.Request.Cluster == cluster);

    /// <param name="cluster">Where it runs.</param>
    /// <param name="given">Its id or its ARN.</param>
    public EcsTask? FindTask(Cluster cluster, string given) => TasksOf(cluster).FirstOrDefault(task => task.Id == given || task.Arn == given);

    public RunToken? TokenOf(Cluster cluster, string token) =>
        tokens.TryGetValue((cluster.Name, token), out var found) && found.At > Now - TokenStays ? found.Use : null;

    public void Remember(Cluster cluster, string token, RunToken use)
    {
        foreach (var old in tokens.Where(each => each.Value.At <= Now - TokenStays).Select(each => each.Key).ToArray())
            tokens.Remove(old);
        tokens[(cluster.Name, token)] = (use, Now);
    }
}
