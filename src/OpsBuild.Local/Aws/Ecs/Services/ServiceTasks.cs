using OpsBuild.Local.Aws.LoadBalancing.Traffic;
using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Ecs.Faults;
using OpsBuild.Local.Aws.Ecs.Tasks;

namespace OpsBuild.Local.Aws.Ecs.Services;

/// <summary>Starts and stops a service's tasks, as RunTask and StopTask do, and says so in its events.</summary>
internal sealed class ServiceTasks(EcsState state, ITaskStarter starter, IServiceTraffic? traffic = null)
{
    /// <summary>Starts tasks of the primary deployment.</summary>
    /// <returns>False when there was no room for one of them, as a planned fault says.</returns>
    public bool Start(DeployedService service, int count)
    {
        var started = new List<EcsTask>();
        TaskFault? fault = null;
        while (started.Count < count && fault?.Kind != TaskFaultKind.NoCapacity)
        {
            fault = state.Faults.TakeForRun(service.Primary.Revision.Definition.Family);
            if (fault?.Kind == TaskFaultKind.NoCapacity)
                break;
            var task = new EcsTask(Guid.NewGuid().ToString("N"), Request(service), state.Names, fault, state.Time);
            if (traffic?.GroupOf(service) is { } group)
                task.Target = new TargetState(group, TargetHealth.Initial);
            state.Add(task);
            service.Primary.Add(task);
            starter.Start(task);
            started.Add(task);
        }

        if (started.Count > 0)
            service.Events.Started(started);
        if (fault?.Kind == TaskFaultKind.NoCapacity)
            service.Events.Unplaced(state.Faults.Capacity is { } capacity ? capacity.Detail ?? capacity.Reason : "");
        service.IsSteady = false;
        return started.Count == count;
    }

    /// <summary>Stops tasks, because of a change of the service unless another reason is given.</summary>
    public void Stop(DeployedService service, IReadOnlyList<EcsTask> tasks, string? reason = null)
    {
        if (tasks.Count == 0)
            return;
        // Told before the end is written down: afterwards nobody can say which of them ran.
        var running = tasks.Where(task => task.State == TaskState.Running).ToArray();
        foreach (var task in tasks)
        {
            task.End(StopCode.ServiceScheduler, reason ?? $"Scaling activity initiated by (deployment {service.Primary.Id})");
            _ = StopAsync(task);
        }

        if (running.Length > 0)
            service.Events.Stopped(running);
        service.IsSteady = false;
    }

    /// <summary>SIGTERM comes when its load balancer has let go of it, so that no request is cut off.</summary>
    private async Task StopAsync(EcsTask task)
    {
        if (traffic is not null && task.Target is not null)
            await traffic.DrainAsync(task);
        starter.Stop(task);
    }

    private static TaskRequest Request(DeployedService service)
    {
        var revision = service.Primary.Revision;
        return new TaskRequest(service.Cluster, revision.Definition, Tags(service))
        {
            StartedBy = service.Primary.Id,
            Group = $"service:{service.Name}",
            LaunchType = revision.LaunchType ?? "FARGATE",
            PlatformVersion = revision.ResolvedPlatformVersion,
            EnableExecuteCommand = service.Options.EnableExecuteCommand,
            Overrides = TaskOverrides.Read(null, revision.Definition),
        };
    }

    private static JsonArray Tags(DeployedService service)
    {
        var tags = new JsonArray();
        if (service.Options.HasManagedTags)
        {
            tags.Add(new JsonObject { ["key"] = "aws:ecs:clusterName", ["value"] = service.Cluster.Name });
            tags.Add(new JsonObject { ["key"] = "aws:ecs:serviceName", ["value"] = service.Name });
        }

        var propagated = service.Options.PropagateTags switch
        {
            "SERVICE" => service.Tags,
            "TASK_DEFINITION" => service.Primary.Revision.Definition.Tags,
            _ => [],
        };
        foreach (var tag in propagated.OfType<JsonObject>())
            tags.Add(tag.DeepClone());
        return tags;
    }
}
