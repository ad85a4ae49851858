using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Ecs.TaskDefinitions;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.Tasks;

/// <summary>Starts tasks and answers at once; what becomes of them, DescribeTasks tells.</summary>
internal sealed class RunTask(EcsState state, ITaskStarter starter)
{
    public JsonObject Run(JsonObject input)
    {
        var cluster = state.GetCluster(input.Text("cluster"));
        if (input.Text("clientToken") is not { } token)
            return Answer(Start(input, Request(input, cluster)));

        // A token is good for one request: the same one again gets the same tasks, another one is a mistake.
        var asked = new JsonObject(input.Where(member => member.Key != "clientToken").OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))).ToJsonString();
        if (state.TokenOf(cluster, token) is { } earlier)
        {
            return earlier.Asked == asked ? Answer(earlier.Tasks)
                : throw EcsErrors.Conflict("The clientToken was used before, with other parameters. Use a new one, or the same parameters.");
        }

        var tasks = Start(input, Request(input, cluster));
        if (tasks.Count > 0)
            state.Remember(cluster, token, new RunToken(asked, tasks));
        return Answer(tasks);
    }

    private JsonObject Answer(IReadOnlyList<EcsTask> tasks) => tasks.Count > 0
        ? new JsonObject { ["tasks"] = JsonMember.Array(tasks.Select(task => TaskJson.Of(task, withTags: true))), ["failures"] = new JsonArray() }
        : new JsonObject { ["tasks"] = new JsonArray(), ["failures"] = new JsonArray(state.Faults.Capacity!.ToJson()) };

    // None when a fault says that there is no room.
    private List<EcsTask> Start(JsonObject input, TaskRequest request)
    {
        var fault = state.Faults.TakeForRun(request.Definition.Family);
        if (fault is { Kind: Faults.TaskFaultKind.NoCapacity })
            return [];
        var tasks = new List<EcsTask>();
        for (var started = 0; started < (input.Integer("count") ?? 1); started++)
        {
            var task = new EcsTask(Guid.NewGuid().ToString("N"), request, state.Names, fault, state.Time);
            state.Add(task);
            starter.Start(task);
            tasks.Add(task);
        }

        return tasks;
    }

    private TaskRequest Request(JsonObject input, Clusters.Cluster cluster)
    {
        var given = input.Text("taskDefinition") ?? throw EcsErrors.Parameter("TaskDefinition must not be null.");
        var definition = state.Definitions.Find(given) ?? throw EcsErrors.Client("TaskDefinition not found.");
        if (!definition.IsActive)
            throw EcsErrors.Client("TaskDefinition is inactive");
        RunTaskRules.Check(input, definition);
        var launchType = input.Text("launchType") ?? (definition.RunsOnFargate ? "FARGATE" : "EC2");
        return new TaskRequest(cluster, definition, Tags(input, definition))
        {
            StartedBy = input.Text("startedBy"),
            Group = input.Text("group") ?? $"family:{definition.Family}",
            LaunchType = launchType,
            PlatformVersion = input.Text("platformVersion") is { } version and not "LATEST" ? version : "1.4.0",
            EnableExecuteCommand = input.Flag("enableExecuteCommand"),
            Overrides = TaskOverrides.Read(input["overrides"] as JsonObject, definition),
        };
    }

    private static JsonArray Tags(JsonObject input, TaskDefinition definition)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        if (input.Text("propagateTags") == "TASK_DEFINITION")
        {
            foreach (var tag in definition.Tags.OfType<JsonObject>())
                tags[tag.Text("key") ?? ""] = tag.Text("value") ?? "";
        }

        foreach (var tag in input.Objects("tags"))
            tags[tag.Text("key") ?? ""] = tag.Text("value") ?? "";
        return JsonMember.Array(tags.Select(tag => new JsonObject { ["key"] = tag.Key, ["value"] = tag.Value }));
    }
}

/// <summary>Brings a task to life, without waiting for it.</summary>
internal interface ITaskStarter
{
    void Start(EcsTask task);

    /// <summary>Ends a task in order; its end is written down already.</summary>
    void Stop(EcsTask task);
}

/// <summary>What a client token was used for.</summary>
internal sealed record RunToken(string Asked, IReadOnlyList<EcsTask> Tasks);
