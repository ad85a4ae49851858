using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.Tasks;

/// <summary>Describes up to a hundred tasks; one that nobody knows is a failure in the answer, not of the call.</summary>
internal sealed class DescribeTasks(EcsState state)
{
    public JsonObject Run(JsonObject input)
    {
        var cluster = state.GetCluster(input.Text("cluster"));
        var asked = input.Texts("tasks");
        if (asked.Count is 0 or > 100)
            throw EcsErrors.Parameter("Tasks cannot be empty, and takes up to 100 entries.");
        var tasks = new JsonArray();
        var failures = new JsonArray();
        foreach (var given in asked)
        {
            if (state.FindTask(cluster, given) is { } task && !state.Faults.Hides(task))
                tasks.Add(TaskJson.Of(task, input.Texts("include").Contains("TAGS")));
            else
                failures.Add(new JsonObject { ["arn"] = state.Names.Task(cluster.Name, EcsNames.TaskId(given)), ["reason"] = "MISSING" });
        }

        return new JsonObject { ["tasks"] = tasks, ["failures"] = failures };
    }
}
