using System.Text;
using System.Text.RegularExpressions;

namespace OpsBuild.Local.Tests.ServiceModels;

/// <summary>A request and its raw answer.</summary>
/// <remarks><c>Target</c>: path and query as they were sent. Header names are lower case.</remarks>
internal sealed partial record Exchange(
    string Method, string Target, IReadOnlyDictionary<string, string> RequestHeaders, byte[] RequestBody,
    int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Path => Target.Split('?')[0];

    public string Query => Target.Contains('?', StringComparison.Ordinal) ? Target[(Target.IndexOf('?', StringComparison.Ordinal) + 1)..] : "";

    /// <summary>The service in the signature's scope; null for what is not signed.</summary>
    public string? SigningService => RequestHeaders.TryGetValue("authorization", out var given) && Scope().Match(given) is { Success: true } scope
        ? scope.Groups[1].Value : null;

    /// <summary>Service prefix and operation of a JSON service; null for others.</summary>
    public string? JsonTarget => RequestHeaders.GetValueOrDefault("x-amz-target");

    /// <summary>The operation of a Query service; null for others.</summary>
    public string? Action => Query.Split('&').Concat(Encoding.UTF8.GetString(RequestBody).Split('&'))
        .FirstOrDefault(part => part.StartsWith("Action=", StringComparison.Ordinal))?["Action=".Length..];

    public string BodyText => Encoding.UTF8.GetString(Body);

    /// <summary>What a client of the test's own sent and got.</summary>
    public static async Task<Exchange> OfAsync(HttpRequestMessage request, HttpResponseMessage answer, CancellationToken cancellationToken) => new(
        request.Method.Method,
        request.RequestUri!.PathAndQuery,
        Lower(request.Headers),
        request.Content is { } content ? await content.ReadAsByteArrayAsync(cancellationToken) : [],
        (int)answer.StatusCode,
        Lower(answer.Headers.Concat(answer.Content.Headers)),
        await answer.Content.ReadAsByteArrayAsync(cancellationToken));

    private static Dictionary<string, string> Lower(IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers) =>
        headers.ToDictionary(each => each.Key.ToLowerInvariant(), each => string.Join(",", each.Value), StringComparer.Ordinal);

    [GeneratedRegex("Credential=[^/]+/[^/]+/[^/]+/([^/]+)/aws4_request", RegexOptions.CultureInvariant)]
    private static partial Regex Scope();
}
