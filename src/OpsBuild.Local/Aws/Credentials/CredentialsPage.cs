using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Signing;

namespace OpsBuild.Local.Aws.Credentials;

/// <summary>The container credential provider: an HTTP GET that is not signed but shows the task's own token, answered with the role's keys.</summary>
/// <remarks>AWS SDKs and Tools Reference Guide, "Container credential provider".</remarks>
internal sealed class CredentialsPage(TaskCredentials credentials, TimeProvider time)
{
    public const string Path = "/v2/credentials/";

    // As long as ECS's are good for; these end with their task.
    private static readonly TimeSpan GoodFor = TimeSpan.FromHours(6);

    /// <summary>Null when the request is for something else.</summary>
    public AwsAnswer? Answer(SignableRequest request)
    {
        if (request.Method != "GET" || !request.RawPath.StartsWith(Path, StringComparison.Ordinal))
            return null;
        var found = credentials.OfTask(request.RawPath[Path.Length..]);
        return found is not null && Same(request.SingleHeader("Authorization") ?? "", found.Authorization.Reveal())
            ? Json(200, new JsonObject
            {
                ["RoleArn"] = found.RoleArn,
                ["AccessKeyId"] = found.Keys.AccessKeyId,
                ["SecretAccessKey"] = found.Keys.SecretAccessKey.Reveal(),
                ["Token"] = found.Keys.SessionToken.Reveal(),
                ["Expiration"] = (time.GetUtcNow() + GoodFor).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            }, error: null)
            : Json(403, new JsonObject { ["code"] = "AccessDeniedException", ["message"] = "The authorization token is not that of a running task." },
                "AccessDeniedException");
    }

    private static AwsAnswer Json(int status, JsonObject body, string? error) =>
        new(status, "application/json", JsonSerializer.SerializeToUtf8Bytes(body), "GetTaskCredentials", error);

    private static bool Same(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));
}
