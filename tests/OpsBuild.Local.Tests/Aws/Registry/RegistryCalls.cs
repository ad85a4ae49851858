using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace OpsBuild.Local.Tests.Aws.Registry;

/// <summary>Talks to the registry of an endpoint byte by byte, as the distribution specification says.</summary>
internal sealed class RegistryCalls(RunningEndpoint endpoint) : IDisposable
{
    public const string Repository = "team/shop";
    public const string ManifestType = "application/vnd.oci.image.manifest.v1+json";

    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The <c>Authorization</c> of the next calls; null for none.</summary>
    public string? Authorization { get; set; }

    public static string DigestOf(string content) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}";

    public static string Manifest(string config) => $$"""
        {"schemaVersion":2,"mediaType":"{{ManifestType}}","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"{{DigestOf(config)}}","size":{{config.Length}}},"layers":[]}
        """.Trim();

    public async Task<JsonObject> EcrAsync(string operation, string input, int expected = 200)
    {
        var (status, body) = await endpoint.CallAsync("ecr", $"AmazonEC2ContainerRegistry_V20150921.{operation}", JsonNode.Parse(input)!.AsObject(), Cancellation);
        Assert.True(status == expected, body.ToJsonString());
        return body;
    }

    public async Task SignInAsync() =>
        Authorization = $"Basic {(string)(await EcrAsync("GetAuthorizationToken", "{}"))["authorizationData"]![0]!["authorizationToken"]!}";

    public async Task CreateAsync(string mutability) =>
        await EcrAsync("CreateRepository", $$"""{"repositoryName":"{{Repository}}","imageTagMutability":"{{mutability}}"}""");

    public async Task<(int Status, string Body, HttpResponseHeaders Headers)> SendAsync(HttpMethod method, string path, string? content = null, string type = "application/octet-stream")
    {
        using var request = new HttpRequestMessage(method, new Uri(endpoint.Address, path));
        if (Authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", Authorization);
        if (content is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(content));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        }

        using var answer = await http.SendAsync(request, Cancellation);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation), answer.Headers);
    }

    public async Task<int> UploadAsync(string content) =>
        (await SendAsync(HttpMethod.Post, $"/v2/{Repository}/blobs/uploads/?digest={DigestOf(content)}", content)).Status;

    public Task<(int Status, string Body, HttpResponseHeaders Headers)> TagAsync(string tag, string manifest) =>
        SendAsync(HttpMethod.Put, $"/v2/{Repository}/manifests/{tag}", manifest, ManifestType);

    public void Dispose() => http.Dispose();
}
