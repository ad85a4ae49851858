using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.Tasks;

/// <summary>Asks a task to end: SIGTERM to its containers, SIGKILL after their stopTimeout. A stopped one stays as it is.</summary>
internal sealed class StopTask(EcsState state, ITaskStarter starter)
{
    public JsonObject Run(JsonObject input)
    {
        var cluster = state.GetCluster(input.Text("cluster"));
        var given = input.Text("task") ?? throw EcsErrors.Parameter("Task identifier must not be null.");
        var task = state.FindTask(cluster, given) ?? throw EcsErrors.Parameter("The referenced task was not found.");
        if (!task.IsToStop)
        {
            task.End(StopCode.UserInitiated, input.Text("reason") ?? "Task stopped by user");
            starter.Stop(task);
        }

        return new JsonObject { ["task"] = TaskJson.Of(task, withTags: true) };
    }
}
