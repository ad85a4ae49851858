using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Ecs.Tasks;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.Services;

/// <summary>What happened to a service, newest first, in ECS's words.</summary>
/// <remarks>As many as ECS shows. No two have the same time: clients go on after the last one that they have seen.</remarks>
internal sealed class ServiceEvents(string service, TimeProvider time)
{
    private const int Shown = 100;

    private readonly LinkedList<(string Id, DateTimeOffset At, string Message)> events = [];

    public void Started(IReadOnlyList<EcsTask> tasks) => Add($"has started {tasks.Count} tasks: {Names(tasks)}.");

    public void Stopped(IReadOnlyList<EcsTask> tasks) => Add($"has stopped {tasks.Count} running tasks: {Names(tasks)}.");

    public void Unhealthy(EcsTask task) => Add($"(task {task.Id}) failed container health checks.");

    public void UnhealthyTarget(EcsTask task) =>
        Add($"(task {task.Id}) is unhealthy in (target-group {task.Target?.GroupArn}) due to (reason Health checks failed).");

    public void Completed(Rollout rollout) => Add($"(deployment {rollout.Id}) deployment completed.");

    public void Failed(Rollout rollout) => Add($"(deployment {rollout.Id}) deployment failed: tasks failed to start.");

    public void RollingBack(Rollout to) => Add($"rolling back to deployment {to.Id}.");

    public void Steady() => Add("has reached a steady state.");

    public void Unplaced(string reason) => Add($"was unable to place a task. Reason: {reason}.");

    public void Inconsistent() => Add("is unable to consistently start tasks successfully. For more information, see the Troubleshooting section "
        + "of the Amazon ECS Developer Guide.");

    public void Stuck() => Add("was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the "
        + "minimumHealthyPercent or maximumPercent value and try again.");

    public void Broken(Exception defect) => Add($"is left alone: the local endpoint failed: {defect.GetType().Name}: {defect.Message}");

    public JsonArray ToJson() => JsonMember.Array(events.Select(each => new JsonObject
    {
        ["id"] = each.Id,
        ["createdAt"] = JsonMember.Time(each.At),
        ["message"] = each.Message,
    }));

    private void Add(string what)
    {
        var now = time.GetUtcNow();
        if (events.First is { } last && last.Value.At.AddMilliseconds(1) is var next && now < next)
            now = next;
        events.AddFirst((Guid.NewGuid().ToString(), now, $"(service {service}) {what}"));
        if (events.Count > Shown)
            events.RemoveLast();
    }

    private static string Names(IEnumerable<EcsTask> tasks) => string.Join(' ', tasks.Select(task => $"(task {task.Id})"));
}
