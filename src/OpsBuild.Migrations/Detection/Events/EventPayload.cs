using System.Text.Json;

namespace OpsBuild.Migrations.Detection.Events;

/// <summary>The fields of an event's payload; a missing or malformed one is named with its whole path.</summary>
internal sealed class EventPayload(string name, JsonElement root)
{
    public string Name { get; } = name;

    public string? DefaultBranch => Find("repository", "default_branch") is { Length: > 0 } branch ? branch : null;

    public string Text(params string[] path) =>
        Find(path) is { Length: > 0 } text ? text : throw Malformed(path, "is missing or is no text");

    public string Commit(params string[] path) =>
        CommitOrNone(path) ?? throw Malformed(path, "is an id of zeros");

    /// <summary>A commit id; null for the id of zeros with which GitHub says "there was none".</summary>
    public string? CommitOrNone(params string[] path)
    {
        var text = Text(path);
        // SHA-1 or SHA-256, in full: an abbreviation or a name would be resolved to whatever this clone happens to hold.
        if (text.Length is not (40 or 64) || !text.All(char.IsAsciiHexDigit))
            throw Malformed(path, "is no full commit id");
        return text.All(digit => digit == '0') ? null : text;
    }

    private string? Find(params string[] path)
    {
        var element = root;
        foreach (var step in path)
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(step, out element))
                return null;
        return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
    }

    private DetectionException Malformed(string[] path, string how) => new(
        DetectionProblem.EventUnreadable,
        $"The payload of the event {Name} is not what GitHub sends.",
        $"its field {string.Join('.', path)} {how}.",
        "name the commit to compare with: --base-ref <commit>.");
}
