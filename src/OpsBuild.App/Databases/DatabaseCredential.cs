using System.Text.Json;

namespace OpsBuild.App.Databases;

/// <summary>The application user's name and password, as RDS keeps them in Secrets Manager.</summary>
internal sealed record DatabaseCredential(string Username, string Password)
{
    /// <summary>Reads a JSON object with <c>username</c> and <c>password</c>; other keys are ignored.</summary>
    /// <returns>Null when the text is something else.</returns>
    public static DatabaseCredential? Parse(string? text)
    {
        try
        {
            using var json = JsonDocument.Parse(text ?? "");
            return json.RootElement.ValueKind == JsonValueKind.Object
                && Text("username") is { } username && Text("password") is { } password ? new DatabaseCredential(username, password) : null;

            string? Text(string key) =>
                json.RootElement.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } found ? found : null;
        }
        catch (JsonException)
        {
            return null;   // its message would quote the secret
        }
    }

    // A record would print its password.
    public override string ToString() => Username;
}
