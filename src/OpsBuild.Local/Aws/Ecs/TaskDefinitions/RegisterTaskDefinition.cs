using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.TaskDefinitions;

/// <summary>Adds a revision to a family, filled up with the defaults that ECS gives.</summary>
internal sealed class RegisterTaskDefinition(EcsState state)
{
    public JsonObject Run(JsonObject input)
    {
        TaskSize.Count(input);
        TaskDefinitionRules.Check(input);
        var tags = input["tags"] is JsonArray given ? given.DeepClone().AsArray() : [];
        var definition = new TaskDefinition(Complete(input), tags);
        state.Definitions.Add(definition);
        var answer = new JsonObject { ["taskDefinition"] = definition.Document.DeepClone() };
        if (tags.Count > 0)
            answer["tags"] = tags.DeepClone();
        return answer;
    }

    private JsonObject Complete(JsonObject input)
    {
        var family = input.Text("family")!;
        var revision = state.Definitions.NextRevision(family);
        var document = input.DeepClone().AsObject();
        document.Remove("tags");
        document["taskDefinitionArn"] = state.Names.Definition(family, revision);
        document["revision"] = revision;
        document["status"] = TaskDefinition.Active;
        document["volumes"] ??= new JsonArray();
        document["placementConstraints"] ??= new JsonArray();
        document["requiresAttributes"] = new JsonArray();
        document["compatibilities"] = Compatibilities(document);
        document["registeredAt"] = JsonMember.Time(state.Now);
        document["registeredBy"] = state.Names.Caller;
        foreach (var container in document.Objects("containerDefinitions"))
            CompleteContainer(container);
        return document;
    }

    private static void CompleteContainer(JsonObject container)
    {
        container["cpu"] ??= 0;
        container["essential"] ??= true;
        foreach (var list in (string[])["portMappings", "environment", "mountPoints", "volumesFrom", "systemControls"])
            container[list] ??= new JsonArray();
        foreach (var port in container.Objects("portMappings"))
        {
            port["protocol"] ??= "tcp";
            // In awsvpc mode, which Fargate wants, both are the same.
            port["hostPort"] ??= port["containerPort"]?.DeepClone();
        }
    }

    private static JsonArray Compatibilities(JsonObject document) =>
        document.Texts("requiresCompatibilities").Contains("FARGATE") || document.Text("networkMode") == "awsvpc"
            ? new JsonArray("EC2", "FARGATE") : new JsonArray("EC2");
}
