using System.Text.Json;
using Nuke.Common.Internal.CommandLine;

namespace Nuke.Common.Internal.Parameters;

/// <summary>One of the files <c>.nuke/parameters[.profile].json</c>.</summary>
internal sealed class ParameterFile
{
    private const string EncryptedMark = "v1:";

    private readonly Dictionary<string, JsonElement> values;
    private readonly string baseDirectory;

    private ParameterFile(string name, Dictionary<string, JsonElement> values, string baseDirectory)
    {
        Name = name;
        this.values = values;
        this.baseDirectory = baseDirectory;
    }

    public string Name { get; }

    public IEnumerable<string> Keys => values.Keys.Where(key => !key.StartsWith('$'));

    /// <summary>The files in force, the last named profile first; only the default one may be absent.</summary>
    public static IReadOnlyList<ParameterFile> Read(string rootDirectory, IReadOnlyList<string> profiles, List<string> problems)
    {
        var files = new List<ParameterFile>();
        foreach (var profile in profiles.Reverse().Append(null))
        {
            var name = profile is null ? "parameters.json" : $"parameters.{profile}.json";
            var path = Path.Combine(rootDirectory, ".nuke", name);
            if (File.Exists(path))
                TryRead(path, name, rootDirectory, files, problems);
            else if (profile is not null)
                problems.Add($"--profile {profile}: there is no file .nuke/{name}.{NearestName.Suggestion(profile, Profiles(rootDirectory))}");
        }

        return files;
    }

    public GivenValue Find(Parameter parameter)
    {
        var match = values.FirstOrDefault(value => ParameterNames.Same(value.Key, parameter.Name));
        if (match.Key is null || match.Value.ValueKind == JsonValueKind.Null)
            return null;

        var given = new GivenValue([], $".nuke/{Name}", Split: false, baseDirectory);
        given = match.Value.ValueKind switch
        {
            JsonValueKind.Object => given with { Structure = match.Value },
            JsonValueKind.Array when match.Value.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Object) => given with { Structure = match.Value },
            JsonValueKind.Array => given with { Words = [.. match.Value.EnumerateArray().Select(item => item.ToString())] },
            _ => given with { Words = [match.Value.ToString()], Split = true },
        };

        if (parameter.IsSecret && given.Words.Any(word => word.StartsWith(EncryptedMark, StringComparison.Ordinal)))
        {
            throw new UsageException(
                $"{parameter.Name} in .nuke/{Name} is encrypted (\"{EncryptedMark}...\"), which this edition of Nuke.Common can not read: {parameter.Ways}.");
        }

        return given;
    }

    private static void TryRead(string path, string name, string rootDirectory, List<ParameterFile> files, List<string> problems)
    {
        try
        {
            var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
            var root = JsonDocument.Parse(File.ReadAllBytes(path), options).RootElement;
            if (root.ValueKind == JsonValueKind.Object)
                files.Add(new ParameterFile(name, root.EnumerateObject().ToDictionary(value => value.Name, value => value.Value), rootDirectory));
            else
                problems.Add($".nuke/{name} holds no JSON object.");
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            problems.Add($".nuke/{name} can not be read: {error.Message}");
        }
    }

    private static IEnumerable<string> Profiles(string rootDirectory) =>
        Directory.Exists(Path.Combine(rootDirectory, ".nuke"))
            ? Directory.EnumerateFiles(Path.Combine(rootDirectory, ".nuke"), "parameters.*.json")
                .Select(file => Path.GetFileName(file)["parameters.".Length..^".json".Length])
            : [];
}
