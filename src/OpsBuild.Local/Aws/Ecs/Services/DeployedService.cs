using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Ecs.Clusters;
using OpsBuild.Local.Aws.Ecs.ServiceDeployments;
using OpsBuild.Local.Aws.Ecs.ServiceRevisions;
using OpsBuild.Local.Aws.Ecs.TaskDefinitions;

namespace OpsBuild.Local.Aws.Ecs.Services;

/// <summary>A service: so many tasks of one revision, kept running. Changed and read under the state's gate.</summary>
internal sealed class DeployedService(Cluster cluster, string name, JsonObject asked, EcsState state)
{
    public const string Active = "ACTIVE";
    public const string Draining = "DRAINING";
    public const string Inactive = "INACTIVE";

    private readonly List<Rollout> rollouts = [];
    private readonly List<ServiceDeployment> history = [];
    private readonly List<ServiceRevision> revisions = [];

    private bool isBroken;

    public Cluster Cluster => cluster;

    public string Name => name;

    public string Arn { get; } = state.Names.Service(cluster.Name, name);

    /// <summary>What CreateService was asked for: the same again is no mistake.</summary>
    public JsonObject Asked => asked;

    public DateTimeOffset Created { get; } = state.Now;

    public string Status { get; set; } = Active;

    public int DesiredCount { get; set; }

    public ServiceOptions Options { get; set; } = ServiceOptions.Defaults;

    public JsonArray Tags { get; } = asked["tags"] is JsonArray tags ? tags.DeepClone().AsArray() : [];

    public ServiceEvents Events { get; } = new(name, state.Time);

    /// <summary>The primary one first.</summary>
    public IReadOnlyList<Rollout> Rollouts => rollouts;

    public Rollout Primary => rollouts[0];

    /// <summary>The revision of the primary deployment; of a deleted service, the last one.</summary>
    public ServiceRevision Current => rollouts.Count > 0 ? Primary.Revision : revisions[^1];

    /// <summary>Newest first.</summary>
    public IReadOnlyList<ServiceDeployment> History => history;

    public ServiceDeployment Latest => history[0];

    public IReadOnlyList<ServiceRevision> Revisions => revisions;

    /// <summary>Where a rollback goes.</summary>
    public Rollout? LastCompleted { get; set; }

    /// <summary>Whether the event that says so was the last word on its tasks.</summary>
    public bool IsSteady { get; set; }

    /// <summary>Whether it was said that the deployment can neither start nor stop a task.</summary>
    public bool IsStuck { get; set; }

    /// <summary>Whether the scheduler has anything to do with it.</summary>
    public bool IsLookedAfter => Status != Inactive && !isBroken;

    /// <summary>The fewest tasks that must be healthy while others are replaced.</summary>
    public int FewestHealthy => (int)((DesiredCount * Options.MinimumHealthyPercent + 99) / 100);

    /// <summary>The most tasks that may be there at once.</summary>
    public int MostTasks => (int)(DesiredCount * Options.MaximumPercent / 100);

    /// <summary>Begins a deployment of a revision, which supersedes the one in progress.</summary>
    public void Deploy(TaskDefinition definition, JsonObject settings)
    {
        var now = state.Now;
        // A forced deployment of the same settings is a revision of its own too, as in ECS.
        var revision = new ServiceRevision(
            state.Names.ServiceRevision(cluster.Name, name, RandomIds.Digits()), definition, settings, now);
        revisions.Add(revision);
        var rollout = new Rollout($"ecs-svc/{RandomIds.Digits()}", revision, now);
        if (history.Count > 0 && !Latest.IsOver)
            Latest.Finish(ServiceDeployment.Stopped, "Service deployment stopped because a newer service deployment took its place.", DesiredCount, now);
        var sources = rollouts.Where(each => !each.IsDrained).Select(each => RevisionCount.Of(each, each.Wanted.Count())).ToArray();
        history.Insert(0, new ServiceDeployment(
            state.Names.ServiceDeployment(cluster.Name, name, RandomIds.Letters()), rollout, sources, Options, now));
        rollouts.Insert(0, rollout);
        IsSteady = IsStuck = false;
    }

    /// <summary>Makes an earlier deployment the primary one again; what is left of its tasks goes on.</summary>
    public void ReturnTo(Rollout earlier)
    {
        rollouts.Remove(earlier);
        rollouts.Insert(0, earlier);
        IsSteady = IsStuck = false;
    }

    /// <summary>Drops the deployments that were replaced and have no task left.</summary>
    public void DropReplaced() => rollouts.RemoveAll(each => each != Primary && each.IsDrained);

    /// <summary>Writes down that the endpoint itself failed on it.</summary>
    public void Defect(Exception defect)
    {
        isBroken = true;
        Events.Broken(defect);
    }

    /// <summary>Drops everything, of a service that was deleted.</summary>
    public void DropAll() => rollouts.Clear();
}
