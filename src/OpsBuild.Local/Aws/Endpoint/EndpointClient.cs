using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;
using OpsBuild.Local.Aws.Signing;
using OpsBuild.Local.Secrets;

namespace OpsBuild.Local.Aws.Endpoint;

/// <summary>Talks to the endpoint with signed requests, as any client does.</summary>
internal sealed class EndpointClient(Uri endpoint, EndpointSettings settings, TimeProvider time) : IDisposable
{
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>Whether this very endpoint answers: it knows the environment's keys.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await SendAsync("sts", "Action=GetCallerIdentity&Version=2011-06-15",
                "application/x-www-form-urlencoded; charset=utf-8", target: null, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception silent) when (
            silent is HttpRequestException || (silent is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    /// <summary>Makes a secret, or gives an existing one a new current value.</summary>
    public async Task PutSecretAsync(string name, SecretValue text, CancellationToken cancellationToken)
    {
        var created = await SecretsManagerAsync(
            "CreateSecret", new JsonObject { ["Name"] = name, ["SecretString"] = text.Reveal() }, cancellationToken);
        if (created == "ResourceExistsException")
            created = await SecretsManagerAsync(
                "PutSecretValue", new JsonObject { ["SecretId"] = name, ["SecretString"] = text.Reveal() }, cancellationToken);
        if (created is not null)
            throw new InvalidOperationException($"The local AWS endpoint at {endpoint} did not take the secret '{name}': {created}.");
    }

    public void Dispose() => http.Dispose();

    /// <summary>Calls an operation of a JSON service.</summary>
    /// <param name="service">As signatures name it.</param>
    /// <param name="target">Service and operation.</param>
    /// <param name="input">Its input.</param>
    /// <param name="accepted">The one error that is as good as success; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task CallAsync(string service, string target, JsonObject input, string? accepted, CancellationToken cancellationToken)
    {
        if (await ErrorAsync(service, target, input, cancellationToken) is { } error && error != accepted)
            throw new InvalidOperationException($"The local AWS endpoint at {endpoint} refused {target}: {error}.");
    }

    private Task<string?> SecretsManagerAsync(string operation, JsonObject input, CancellationToken cancellationToken) =>
        ErrorAsync("secretsmanager", $"secretsmanager.{operation}", input, cancellationToken);

    // The error's code; null for success.
    private async Task<string?> ErrorAsync(string service, string target, JsonObject input, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(service, input.ToJsonString(), "application/x-amz-json-1.1", target, cancellationToken);
        if (answer.IsSuccessStatusCode)
            return null;
        using var error = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
        return error.RootElement.GetProperty("__type").GetString();
    }

    private async Task<HttpResponseMessage> SendAsync(
        string service, string body, string contentType, string? target, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime.ToString(SignatureV4.TimeFormat, CultureInfo.InvariantCulture);
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["content-type"] = contentType,
            ["host"] = endpoint.Authority,
            ["x-amz-date"] = now,
            ["x-amz-security-token"] = settings.Keys.SessionToken.Reveal(),
        };
        if (target is not null)
            headers[JsonProtocol.TargetHeader.ToLowerInvariant()] = target;

        var bytes = Encoding.UTF8.GetBytes(body);
        var scope = new CredentialScope(now[..8], settings.Account.Region, service);
        var canonical = CanonicalRequest.Text(
            new SignableRequest("POST", "/", "", [.. headers], bytes), [.. headers.Keys], CanonicalRequest.Hash(bytes));
        var signature = SignatureV4.Compute(canonical, now, scope, settings.Keys.SecretAccessKey);

        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        foreach (var (name, value) in headers.Where(header => header.Key is not ("content-type" or "host")))
            request.Headers.TryAddWithoutValidation(name, value);
        request.Headers.TryAddWithoutValidation(
            "Authorization", new AuthorizationHeader(settings.Keys.AccessKeyId, scope, [.. headers.Keys], signature).ToString());
        return await http.SendAsync(request, cancellationToken);
    }
}
