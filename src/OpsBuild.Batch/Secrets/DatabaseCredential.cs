using System.Text.Json;
using OpsBuild.Batch.Results;

namespace OpsBuild.Batch.Secrets;

/// <summary>A user name with its password.</summary>
internal sealed record DatabaseCredential(string Username, SecretValue Password)
{
    private static readonly string[] Keys = ["username", "password"];

    /// <summary>Reads the JSON that RDS keeps in Secrets Manager: an object with <c>username</c> and <c>password</c>; other keys are ignored.</summary>
    /// <exception cref="BatchFailureException">The text is something else. No part of it is in the message.</exception>
    public static DatabaseCredential Parse(string text, SecretId id)
    {
        using var document = Read(text, id);
        var json = document.RootElement;
        if (json.ValueKind != JsonValueKind.Object)
            throw Unreadable(id, "secret_not_an_object", $"its JSON is not an object but {Describe(json.ValueKind)}");

        var missing = Keys.Where(key => Text(json, key) is null).ToList();
        return missing.Count == 0
            ? new DatabaseCredential(Text(json, "username")!, new SecretValue(Text(json, "password")!))
            : throw Unreadable(id, "secret_incomplete", $"it has no text for {string.Join(" and ", missing.Select(key => $"\"{key}\""))}");
    }

    private static JsonDocument Read(string text, SecretId id)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            // The parser's message quotes the character it stumbled over: not even that much of a secret is passed on.
            throw Unreadable(id, "secret_not_json", "its text is not JSON");
        }
    }

    private static string? Text(JsonElement json, string key)
    {
        try
        {
            return json.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: JSON can write it down, but it is no text.
            return null;
        }
    }

    private static string Describe(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        _ => "a literal",
    };

    private static BatchFailureException Unreadable(SecretId id, string reason, string why) => SecretFailure.Of(id, reason, why,
        """Store it in the shape that RDS uses, {"username":"...","password":"..."}; further keys may stand beside these.""");
}
