using System.Text.Json;
using OpsBuild.Ecs.Templates;

namespace OpsBuild.Ecs.TerraformStates;

/// <summary>A Terraform state (version 4), asked by keys such as <c>output.db_port</c> or <c>aws_iam_role.task["app"].arn</c>.</summary>
/// <remarks>
/// Keys and answers are those of tfstate-lookup, which ecspresso's tfstate plugin is made of: an address, and after it a path into the
/// value. The longest address that begins the key counts.
/// </remarks>
public sealed class TerraformState
{
    private const int SupportedVersion = 4;
    private readonly Dictionary<string, StateObject> objects;
    private readonly Dictionary<string, StateObject> groups;

    private TerraformState(StateScan scan) => (objects, groups) = (scan.Objects, scan.Groups);

    /// <summary>Every address of the state, in order. What they hold is left out.</summary>
    public IEnumerable<string> Addresses => objects.Keys.Order(StringComparer.Ordinal);

    /// <summary>Reads a state.</summary>
    /// <param name="json">The file's bytes, UTF-8.</param>
    /// <param name="location">Where they come from, for errors.</param>
    /// <exception cref="TerraformStateException">It is no JSON, no state, or of another version than 4.</exception>
    public static TerraformState Read(ReadOnlyMemory<byte> json, string location)
    {
        using var document = StateDocument.Parse(json, location);
        return Read(document.RootElement, location);
    }

    internal static TerraformState Read(JsonElement state, string location)
    {
        if (!state.TryGetProperty("version", out var version) || version.ValueKind != JsonValueKind.Number)
        {
            throw new TerraformStateException(
                $"{location} is JSON, but no Terraform state.", "It has no version.", "Name the state itself, terraform.tfstate.");
        }

        if (!version.TryGetInt32(out var number) || number != SupportedVersion)
        {
            throw new TerraformStateException(
                $"{location} is a Terraform state of version {version.GetRawText()}.",
                $"Only version {SupportedVersion} is supported, which Terraform 0.12 and later and OpenTofu write.",
                "Apply once with a current Terraform, which rewrites the state.");
        }

        return new TerraformState(StateScan.Of(state.Clone()));
    }

    /// <summary>Looks a key up.</summary>
    public StateLookup Lookup(string key)
    {
        if (Exact(key) is { } whole)
            return Answer(whole, new StatePath([]), key, rest: "");
        if (LongestAddress(key) is not { } address || key[address.Length] is not ('.' or '['))
            return KeyHints.NoAddress(key, objects, groups);
        var rest = key[address.Length..];
        return StatePathParser.TryParse(rest, out var path)
            ? Answer(objects[address], path, key, rest)
            : new StateLookup.QueryError($"\"{rest}\" is no path", StatePathParser.Grammar);
    }

    private StateObject? Exact(string key) => objects.TryGetValue(key, out var one) ? one : groups.GetValueOrDefault(key);

    private string? LongestAddress(string key)
    {
        var addresses = objects.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = key.Length - 1; length > 0; length--)
        {
            if (addresses.ContainsKey(key.AsSpan(0, length)))
                return key[..length];
        }

        return null;
    }

    private static StateLookup Answer(StateObject found, StatePath path, string key, string rest) => StatePathWalk.Of(found.Value, path) switch
    {
        StatePathWalk.Arrived arrived => Found(arrived.Value, found.IsSensitiveAt(path)),
        StatePathWalk.Nothing nothing => KeyHints.NoValue(nothing, path, key[..^rest.Length]),
        StatePathWalk.Blocked blocked => new StateLookup.QueryError(blocked.What, blocked.Expected),
        var walk => throw new InvalidOperationException($"Unknown end of a path: {walk.GetType().Name}."),
    };

    private static StateLookup Found(JsonElement value, bool isSensitive)
    {
        try
        {
            return new StateLookup.Found(value.ValueKind == JsonValueKind.String ? value.GetString()! : GoJson.Write(value), isSensitive);
        }
        catch (OverflowException failure)
        {
            return new StateLookup.QueryError(failure.Message, "numbers below 1.8e308");
        }
    }
}
