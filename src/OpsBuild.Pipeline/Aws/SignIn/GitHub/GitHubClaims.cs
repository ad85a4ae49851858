using System.Buffers.Text;
using System.Text.Json;

namespace OpsBuild.Pipeline.Aws.SignIn.GitHub;

/// <summary>What a token says of the job. It is read to explain a refusal, not to be believed: STS checks the signature.</summary>
/// <param name="Subject">The claim <c>sub</c>, which the role's trust policy compares.</param>
/// <param name="Audience">The claim <c>aud</c>.</param>
/// <param name="Subjects">
/// The same subject in both forms: without ids, and with them, which repositories have that were made, renamed or moved since 15 July 2026. One where the repository's
/// owner has set a form of their own.
/// </param>
internal sealed record GitHubClaims(string Subject, string Audience, IReadOnlyList<string> Subjects)
{
    private const string Prefix = "repo:";

    /// <summary>The claims; null where this is no token of that kind.</summary>
    public static GitHubClaims? Read(string token)
    {
        if (token.Split('.') is not [_, var payload, _])
            return null;
        try
        {
            using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(payload));
            string? Claim(string name) => json.RootElement.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
            return Claim("sub") is { } subject ? new GitHubClaims(subject, Claim("aud") ?? "", FormsOf(subject, Claim)) : null;
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string[] FormsOf(string subject, Func<string, string?> claim)
    {
        // repo:OWNER/NAME:CONTEXT or repo:OWNER@ID/NAME@ID:CONTEXT; a colon inside of a name is written %3A.
        var end = subject.StartsWith(Prefix, StringComparison.Ordinal) ? subject.IndexOf(':', Prefix.Length) : -1;
        if (end < 0 || claim("repository")?.Split('/') is not [var owner, var name] || claim("repository_owner_id") is not { } ownerId || claim("repository_id") is not { } id)
            return [subject];
        var context = subject[end..];
        string[] forms = [$"{Prefix}{owner}/{name}{context}", $"{Prefix}{owner}@{ownerId}/{name}@{id}{context}"];
        return forms.Contains(subject) ? forms : [subject];
    }
}
