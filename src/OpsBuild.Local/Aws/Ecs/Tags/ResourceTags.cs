using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.Tags;

/// <summary>The tags of whatever an ARN names: a cluster, a service, a task definition or a task.</summary>
internal sealed class ResourceTags(EcsState state)
{
    private const int Most = 50;
    private const int LongestKey = 128;
    private const int LongestValue = 256;

    /// <summary>The list itself: what is changed there is changed of the thing.</summary>
    /// <exception cref="AwsErrorException">There is no such thing.</exception>
    public JsonArray Of(string arn) =>
        state.Tasks.FirstOrDefault(task => task.Arn == arn)?.Request.Tags
            ?? state.Definitions.All.FirstOrDefault(definition => definition.Arn == arn)?.Tags
            ?? state.Services.All.FirstOrDefault(service => service.Arn == arn)?.Tags
            ?? state.Clusters.FirstOrDefault(cluster => cluster.Arn == arn)?.Tags
            ?? throw EcsErrors.Parameter("The specified resource was not found.");

    /// <summary>Adds tags, or gives those of the same key another value.</summary>
    /// <exception cref="AwsErrorException">They would be too many.</exception>
    public static void Put(JsonArray tags, IReadOnlyList<JsonObject> given)
    {
        if (tags.OfType<JsonObject>().Concat(given).Select(tag => tag.Text("key")).Distinct().Count() > Most)
            throw EcsErrors.Parameter($"A resource takes up to {Most} tags.");
        foreach (var tag in given)
        {
            Remove(tags, [tag.Text("key")!]);
            tags.Add(tag.DeepClone());
        }
    }

    public static void Remove(JsonArray tags, IReadOnlyList<string> keys)
    {
        foreach (var gone in tags.OfType<JsonObject>().Where(tag => keys.Contains(tag.Text("key"))).ToArray())
            tags.Remove(gone);
    }

    /// <exception cref="AwsErrorException">Too many of them, or one that is too long or ECS's own.</exception>
    public static void Check(IReadOnlyList<JsonObject> given)
    {
        if (given.Count > Most)
            throw EcsErrors.Parameter($"A resource takes up to {Most} tags.");
        foreach (var tag in given)
        {
            var key = tag.Text("key") ?? "";
            if (key.Length is 0 or > LongestKey || (tag.Text("value") ?? "").Length > LongestValue)
                throw EcsErrors.Parameter($"A tag's key takes 1 to {LongestKey} characters, its value up to {LongestValue}.");
            if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
                throw EcsErrors.Parameter("Tag keys that begin with aws: are reserved for AWS.");
        }
    }
}
