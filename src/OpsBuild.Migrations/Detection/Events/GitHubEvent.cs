using System.Text.Json;

namespace OpsBuild.Migrations.Detection.Events;

/// <summary>Reads why CI runs from its environment: GitHub's variables and the payload file that they name.</summary>
public static class GitHubEvent
{
    /// <summary>Reads the event.</summary>
    /// <param name="environment">The environment's variables by name.</param>
    /// <returns>
    /// The event; null where neither <c>GITHUB_ACTIONS</c> nor <c>CI</c> is set, which means a person's machine. A CI system other than
    /// GitHub's gives <see cref="CiEvent.Other"/>: it counts as CI and names no base.
    /// </returns>
    /// <exception cref="DetectionException">On GitHub a variable, the payload or a field of it is missing or malformed.</exception>
    public static CiEvent? Read(IReadOnlyDictionary<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);

        if (IsSet(environment, "GITHUB_ACTIONS"))
            return ReadPayload(Required(environment, "GITHUB_EVENT_NAME"), Required(environment, "GITHUB_EVENT_PATH"));

        return IsSet(environment, "CI") ? new CiEvent.Other("no event") : null;
    }

    private static CiEvent ReadPayload(string name, string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var payload = new EventPayload(name, json.RootElement);
            return Parse(payload) with { DefaultBranch = payload.DefaultBranch };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw Unreadable($"The payload of the event {name} at {path} cannot be read: {error.Message}", error);
        }
    }

    private static CiEvent Parse(EventPayload payload) => payload.Name switch
    {
        "push" => new CiEvent.Push(payload.Text("ref"), payload.CommitOrNone("before"), payload.CommitOrNone("after")),
        // The second runs with the base branch checked out unless the workflow says otherwise; the resolution notices that.
        "pull_request" or "pull_request_target" => new CiEvent.PullRequest(
            payload.Commit("pull_request", "base", "sha"), payload.Commit("pull_request", "head", "sha")),
        "merge_group" => new CiEvent.MergeGroup(payload.Commit("merge_group", "base_sha"), payload.Commit("merge_group", "head_sha")),
        _ => new CiEvent.Other(payload.Name),
    };

    // CI systems write "true", some "1"; a person who switches it off writes "false" or "0".
    private static bool IsSet(IReadOnlyDictionary<string, string?> environment, string name) =>
        environment.TryGetValue(name, out var value) && !string.IsNullOrEmpty(value) && value is not ("false" or "False" or "0");

    private static string Required(IReadOnlyDictionary<string, string?> environment, string name) =>
        environment.TryGetValue(name, out var value) && !string.IsNullOrEmpty(value)
            ? value
            : throw Unreadable($"GITHUB_ACTIONS is set and {name} is not.");

    private static DetectionException Unreadable(string why, Exception? cause = null) => new(
        DetectionProblem.EventUnreadable,
        "The CI event that started this run cannot be read.",
        why,
        "run inside a GitHub Actions job, or unset GITHUB_ACTIONS and name the commit to compare with: --base-ref <commit>.",
        cause);
}
