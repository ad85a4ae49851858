using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.Tasks;

/// <summary>The ARNs of a cluster's tasks, by what is wanted of them: those that are to run, unless the stopped ones are asked for.</summary>
internal sealed class ListTasks(EcsState state)
{
    public JsonObject Run(JsonObject input)
    {
        var cluster = state.GetCluster(input.Text("cluster"));
        if (input.Text("family") is not null && input.Text("startedBy") is not null)
            throw EcsErrors.Parameter("Cannot specify both family and startedBy.");
        var stopped = (input.Text("desiredStatus") ?? "RUNNING") == "STOPPED";
        var found = state.TasksOf(cluster)
            .Where(task => task.IsToStop == stopped)
            .Where(task => (input.Text("family") ?? task.Request.Definition.Family) == task.Request.Definition.Family)
            .Where(task => input.Text("startedBy") is not { } by || task.Request.StartedBy == by)
            .Where(task => input.Text("serviceName") is not { } service || task.Request.Group == $"service:{EcsNames.ServiceName(service)}")
            .Where(task => (input.Text("launchType") ?? task.Request.LaunchType) == task.Request.LaunchType);
        return EcsPage.Of("taskArns", found.Select(task => task.Arn), input);
    }
}
