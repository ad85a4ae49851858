using System.Text.Json;
using OpsBuild.Ecs.Templates;

namespace OpsBuild.Ecs.TerraformStates;

/// <summary>Explains why a key is not found, and what may have been meant.</summary>
internal static class KeyHints
{
    /// <summary>Where no address begins the key.</summary>
    public static StateLookup.NotFound NoAddress(
        string key, IReadOnlyDictionary<string, StateObject> objects, IReadOnlyDictionary<string, StateObject> groups)
    {
        var deposed = objects.Keys
            .Where(address => address.EndsWith(StateScan.SharedIndex, StringComparison.Ordinal))
            .Select(address => address[..^StateScan.SharedIndex.Length])
            .FirstOrDefault(address => IsUnder(key, address));
        var group = groups.Keys.FirstOrDefault(group => IsUnder(key, group));
        var hint = deposed is not null
            ? $"the state holds {deposed} more than once: one instance was replaced and is still to be destroyed; apply Terraform again"
            : group is null ? null
            : key.StartsWith($"{group}[", StringComparison.Ordinal) ? $"{group} has no such instance"
            : $"{group} has several instances: write {group}[…] and then the attribute";
        return new StateLookup.NotFound(NearNames.Of(key, objects.Keys.Select(address => WithPathOf(key, address))), hint);
    }

    /// <summary>Where the path from an address leads to nothing.</summary>
    public static StateLookup.NotFound NoValue(StatePathWalk.Nothing nothing, StatePath path, string address)
    {
        var hint = (nothing.Reached.ValueKind, nothing.Step < path.Steps.Count) switch
        {
            (JsonValueKind.Array, true) => $"the list there has {nothing.Reached.GetArrayLength()} items",
            (JsonValueKind.Null, _) => "its value is null",
            _ => null,
        };
        return new StateLookup.NotFound(NearMembers(nothing, path, address), hint);
    }

    private static bool IsUnder(string key, string address) =>
        key.StartsWith(address, StringComparison.Ordinal) && (key.Length == address.Length || key[address.Length] is '.' or '[');

    /// <summary>An address with the key's own path behind it, so that keys are compared with keys.</summary>
    private static string WithPathOf(string key, string address)
    {
        // The path begins after as many dots as the address has names. A dot inside an index miscounts, and the suggestion is then left out.
        var end = -1;
        for (var names = address.Count(character => character == '.') + 1; names > 0 && end < key.Length; names--)
            end = key.IndexOf('.', end + 1) is var next and >= 0 ? next : key.Length;
        return address + key[Math.Max(0, end)..];
    }

    private static IReadOnlyList<string> NearMembers(StatePathWalk.Nothing nothing, StatePath path, string address)
    {
        if (nothing.Step == path.Steps.Count || nothing.Reached.ValueKind != JsonValueKind.Object)
            return [];
        if (path.Steps[nothing.Step] is not StatePath.Step.Member asked)
            return [];
        var before = address + string.Concat(path.Steps.Take(nothing.Step));
        return NearNames.Of(
            asked.Name,
            nothing.Reached.EnumerateObject().Select(known => (known.Name, $"{before}{new StatePath.Step.Member(known.Name)}")));
    }
}
