using System.Text.Json.Nodes;
using OpsBuild.Local.Aws;
using OpsBuild.Local.Aws.Ecs.Services;
using OpsBuild.Local.Aws.Endpoint;
using OpsBuild.Local.Aws.Signing;
using OpsBuild.Local.Secrets;
using OpsBuild.Local.Tests.ServiceModels;
using OpsBuild.Testing;

namespace OpsBuild.Local.Tests.Aws;

/// <summary>The endpoint in the test's own process, with one secret.</summary>
internal sealed class RunningEndpoint : IAsyncDisposable
{
    public const string SecretText = """{"username":"app_admin","password":"it's \"$@/%\\ :hard"}""";

    private readonly TemporaryDirectory folder = new();
    private readonly HttpClient http = new();
    private EndpointServer? server;
    private Func<EndpointSettings, EndpointSettings> change = settings => settings;

    public AwsKeys Keys { get; } = AwsKeys.Create();

    /// <summary>What a test makes the endpoint say though no model has it, so that the check passes over it.</summary>
    public string? Deliberate { get; set; }

    public Uri Address => new($"http://127.0.0.1:{server!.Port}/");

    public TestSigner Signer => new(Keys.AccessKeyId, Keys.SecretAccessKey.Reveal(), Keys.SessionToken.Reveal());

    public EndpointFiles Files => new(folder.Path);

    public string RequestLog => File.ReadAllText(Files.RequestLog);

    public static Task<RunningEndpoint> StartAsync(CancellationToken cancellationToken) => StartAsync(settings => settings, cancellationToken);

    /// <summary>With other settings than usual.</summary>
    public static async Task<RunningEndpoint> StartAsync(Func<EndpointSettings, EndpointSettings> change, CancellationToken cancellationToken)
    {
        var endpoint = new RunningEndpoint { change = change };
        await endpoint.ServeAsync(cancellationToken);
        return endpoint;
    }

    /// <summary>Ends the endpoint and starts another one on the same files.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        await server!.DisposeAsync();
        await ServeAsync(cancellationToken);
    }

    /// <summary>A call of any JSON service, well signed.</summary>
    public async Task<(int Status, JsonObject Body)> CallAsync(string service, string target, JsonObject input, CancellationToken cancellationToken)
    {
        using var request = (Signer with { Service = service }).Sign(Address, input.ToJsonString(), target);
        var (status, body, _) = await SendAsync(request, cancellationToken);
        return (status, body);
    }

    private async Task ServeAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Files.Folder);
        Directory.CreateDirectory(Path.GetDirectoryName(Files.RequestLog)!);
        var settings = new EndpointSettings(
            new AwsAccount(),
            Keys,
            [new SeededSecret("opsbuild/local/db/admin", "AbCdEf", "11111111-2222-3333-4444-555555555555", new SecretValue(SecretText))])
        {
            TakesFaults = true,
            // Long enough for a script that fails to have ended, also on a busy machine.
            Pace = new ServicePace { Look = TimeSpan.FromMilliseconds(50), Steady = TimeSpan.FromSeconds(2), FirstPause = TimeSpan.FromMilliseconds(100) },
        };
        server = await EndpointServer.StartAsync(change(settings), Files, TimeProvider.System, cancellationToken);
    }

    /// <summary>The endpoint for a client that is not the test's own, with every answer held against its service's model.</summary>
    public Task<CheckedEndpoint> CheckedAsync(CancellationToken cancellationToken) => CheckedEndpoint.StartAsync(Address, cancellationToken);

    /// <summary>A call of Secrets Manager, well signed unless told otherwise.</summary>
    public async Task<(int Status, JsonObject Body, string? RequestId)> CallAsync(
        string operation, JsonObject input, CancellationToken cancellationToken, TestSigner? signer = null)
    {
        using var request = (signer ?? Signer).Sign(Address, input.ToJsonString(), $"secretsmanager.{operation}");
        return await SendAsync(request, cancellationToken);
    }

    public async Task<(int Status, JsonObject Body, string? RequestId)> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (status, text, requestId) = await SendForTextAsync(request, cancellationToken);
        return (status, JsonNode.Parse(text)!.AsObject(), requestId);
    }

    /// <summary>Sends a request and fails where the answer is not as the service's model says.</summary>
    public async Task<(int Status, string Body, string? RequestId)> SendForTextAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var answer = await http.SendAsync(request, cancellationToken);
        AnswerCheck.Assert(await Exchange.OfAsync(request, answer, cancellationToken), Deliberate);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken),
            answer.Headers.TryGetValues("x-amzn-RequestId", out var ids) ? ids.Single() : null);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await server!.DisposeAsync();
        folder.Dispose();
    }
}
