using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace OpsBuild.Ecs.TerraformStates;

/// <summary>Gives every output and every instance of a state its address, as tfstate-lookup does.</summary>
internal sealed class StateScan
{
    /// <summary>The end of the address of instances that share one: see <see cref="AddInstances"/>.</summary>
    public const string SharedIndex = "[]";

    private static readonly FrozenSet<string> Nothing = FrozenSet<string>.Empty;

    public Dictionary<string, StateObject> Objects { get; } = new(StringComparer.Ordinal);

    /// <summary>All instances of a resource with count (a list) or for_each (an object), by the address without index.</summary>
    public Dictionary<string, StateObject> Groups { get; } = new(StringComparer.Ordinal);

    public static StateScan Of(JsonElement state)
    {
        var scan = new StateScan();
        foreach (var output in Members(state, "outputs"))
        {
            var isSensitive = output.Value.ValueKind == JsonValueKind.Object
                && output.Value.TryGetProperty("sensitive", out var marked) && marked.ValueKind == JsonValueKind.True;
            scan.Objects[$"output.{output.Name}"] = new StateObject(Unwrap(output.Value), isSensitive, Nothing);
        }

        foreach (var resource in Items(state, "resources"))
            scan.AddResource(resource);
        return scan;
    }

    private void AddResource(JsonElement resource)
    {
        var mode = Text(resource, "mode");
        if (mode is not ("managed" or "data"))
            return;
        var module = Text(resource, "module") is { Length: > 0 } name ? $"{name}." : "";
        var type = Text(resource, "type");
        var address = $"{module}{(mode == "data" ? "data." : "")}{type}.{Text(resource, "name")}";
        var instances = Items(resource, "instances").ToList();
        if (instances.Count == 0)
            return;
        if (mode == "data" && type == "terraform_remote_state")
            AddRemoteState(address, instances[0]);
        else if (instances.Count == 1 && !instances[0].TryGetProperty("index_key", out _))
            Objects[address] = Instance(instances[0]);
        else
            AddInstances(address, instances);
    }

    private void AddRemoteState(string address, JsonElement instance)
    {
        // Old providers wrap the outputs in {value, type}, newer ones wrap each attribute.
        if (instance.TryGetProperty("attributes", out var attributes) && attributes.ValueKind == JsonValueKind.Object)
        {
            var unwrapped = attributes.EnumerateObject().ToDictionary(attribute => attribute.Name, attribute => Unwrap(attribute.Value));
            Objects[address] = new StateObject(JsonSerializer.SerializeToElement(unwrapped), IsSensitive: false, Sensitive(instance));
        }
    }

    private void AddInstances(string address, List<JsonElement> instances)
    {
        var counted = new List<JsonElement>();
        var keyed = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var sensitive = new HashSet<string>(StringComparer.Ordinal);
        foreach (var instance in instances)
        {
            // Without an index, beside others: one of them was deposed, replaced by create_before_destroy and not yet destroyed.
            var index = instance.TryGetProperty("index_key", out var key) ? key.GetRawText() : "";
            var content = Instance(instance);
            Objects[$"{address}[{index}]"] = content;
            sensitive.UnionWith(content.SensitiveAttributes);
            if (index.StartsWith('"'))
            {
                keyed[index[1..^1]] = content.Value;
            }
            else if (int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < MaximumCount)
            {
                while (counted.Count <= at)
                    counted.Add(NullElement);
                counted[at] = content.Value;
            }
        }

        if (counted.Count > 0)
            Groups[address] = new StateObject(JsonSerializer.SerializeToElement(counted), sensitive.Count > 0, sensitive);
        else if (keyed.Count > 0)
            Groups[address] = new StateObject(JsonSerializer.SerializeToElement(keyed), sensitive.Count > 0, sensitive);
    }

    // A single index from a broken state must not make a list that fills the memory.
    private const int MaximumCount = 100_000;

    private static readonly JsonElement NullElement = JsonSerializer.SerializeToElement<object?>(null);

    private static StateObject Instance(JsonElement instance)
    {
        var value = NonNull(instance, "attributes") ?? NonNull(instance, "attributes_flat") ?? NullElement;
        return new StateObject(value, IsSensitive: false, Sensitive(instance));
    }

    /// <summary>The value of <c>{value, type}</c>, but only if neither is null: a null output stays wrapped, a quirk that is kept.</summary>
    private static JsonElement Unwrap(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && NonNull(element, "value") is { } value && NonNull(element, "type") is not null ? value : element;

    /// <summary>The first step of each path in <c>sensitive_attributes</c>.</summary>
    private static FrozenSet<string> Sensitive(JsonElement instance) => Items(instance, "sensitive_attributes")
        .Where(path => path.ValueKind == JsonValueKind.Array && path.GetArrayLength() > 0)
        .Select(path => Text(path[0], "value"))
        .OfType<string>()
        .ToFrozenSet(StringComparer.Ordinal);

    private static JsonElement? NonNull(JsonElement element, string name) =>
        element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String
            ? member.GetString()
            : null;

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray()
            : default;

    private static JsonElement.ObjectEnumerator Members(JsonElement element, string name) =>
        element.TryGetProperty(name, out var members) && members.ValueKind == JsonValueKind.Object ? members.EnumerateObject() : default;
}
