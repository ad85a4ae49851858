using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpsBuild.Local.Platform;

namespace OpsBuild.Local.Aws.Ecs.TaskDefinitions;

/// <summary>Every revision of every family, kept in a file: a revision's number must never name two definitions.</summary>
internal sealed class TaskDefinitionStore
{
    private readonly string file;
    private readonly List<TaskDefinition> revisions = [];

    public TaskDefinitionStore(string file)
    {
        this.file = file;
        if (!File.Exists(file))
            return;
        var stored = JsonNode.Parse(File.ReadAllText(file)) as JsonArray ?? throw new JsonException($"{file} does not hold task definitions.");
        revisions.AddRange(stored.OfType<JsonObject>().Select(
            each => new TaskDefinition(each["taskDefinition"]!.DeepClone().AsObject(), each["tags"]!.DeepClone().AsArray())));
    }

    public IEnumerable<TaskDefinition> All => revisions;

    public int NextRevision(string family) => revisions.Where(each => each.Family == family).Select(each => each.Revision).DefaultIfEmpty(0).Max() + 1;

    public void Add(TaskDefinition definition)
    {
        revisions.Add(definition);
        Save();
    }

    /// <summary>By family (its newest active revision), by <c>family:revision</c> or by ARN.</summary>
    /// <returns>Null when there is none.</returns>
    public TaskDefinition? Find(string given)
    {
        var (family, revision) = EcsNames.DefinitionName(given);
        if (revision is null)
            return revisions.Where(each => each.Family == family && each.IsActive).MaxBy(each => each.Revision);
        return int.TryParse(revision, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? revisions.Find(each => each.Family == family && each.Revision == number) : null;
    }

    public void Save() => PrivateFiles.Write(file, new JsonArray([.. revisions.Select(each => (JsonNode)new JsonObject
    {
        ["taskDefinition"] = each.Document.DeepClone(),
        ["tags"] = each.Tags.DeepClone(),
    })]).ToJsonString());
}
