using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Web;

namespace OpsBuild.Pipeline.Tests.Aws;

/// <summary>What a job of GitHub Actions has around it, on the loopback address: who gives tokens, and an STS that takes those of certain subjects.</summary>
internal sealed class FakeGitHub : IAsyncDisposable
{
    public const string Role = "arn:aws:iam::000000000000:role/deploy";
    public const string Bearer = "the-jobs-key-marker";
    public const string Classic = "repo:acme/shop:environment:dev";
    public const string WithIds = "repo:acme@42/shop@4711:environment:dev";

    private readonly HttpListener listener;
    private readonly Task serving;
    private int given;

    public FakeGitHub()
    {
        (listener, Url) = Loopback.Listen();
        serving = ServeAsync();
    }

    public string Url { get; }

    /// <summary>The subject of the tokens.</summary>
    public string Subject { get; set; } = Classic;

    /// <summary>The subjects that the role trusts.</summary>
    public IReadOnlyList<string> Trusted { get; set; } = [Classic];

    /// <summary>How often the next requests for a token fail with this status.</summary>
    public Queue<int> Failures { get; } = new();

    /// <summary>How long sessions last, whatever is asked for; null for that.</summary>
    public TimeSpan? Session { get; set; }

    /// <summary>What STS was asked, one each.</summary>
    public List<Dictionary<string, string>> Asked { get; } = [];

    /// <summary>Everything secret that was given.</summary>
    public List<string> Secrets { get; } = [];

    /// <summary>The environment of the job.</summary>
    public Dictionary<string, string> Variables(IReadOnlyDictionary<string, string> others) => new(others)
    {
        ["GITHUB_ACTIONS"] = "true",
        ["GITHUB_RUN_ID"] = "9001",
        ["GITHUB_RUN_ATTEMPT"] = "2",
        ["ACTIONS_ID_TOKEN_REQUEST_URL"] = $"{Url}token?api-version=2.0",
        ["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] = Bearer,
        ["AWS_ROLE_ARN"] = Role,
        ["AWS_ENDPOINT_URL_STS"] = Url,
    };

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await serving;
        ((IDisposable)listener).Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await listener.GetContextAsync();
                var (status, type, body) = context.Request.Url!.AbsolutePath == "/token" ? Token(context.Request) : await StsAsync(context.Request);
                (context.Response.StatusCode, context.Response.ContentType) = (status, type);
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
                context.Response.Close();
            }
        }
        catch (Exception) when (!listener.IsListening)
        {
            // The test is over.
        }
    }

    private (int Status, string Type, string Body) Token(HttpListenerRequest request)
    {
        if (Failures.TryDequeue(out var failure))
            return (failure, "text/plain", $"no token for {Bearer}");
        if (request.Headers["Authorization"] != $"Bearer {Bearer}" || request.QueryString["audience"] != "sts.amazonaws.com" || request.QueryString["api-version"] != "2.0")
            return (400, "text/plain", "not as GitHub wants it");
        var claims = $$"""{"sub":"{{Subject}}","aud":"sts.amazonaws.com","repository":"acme/shop","repository_id":"4711","repository_owner":"acme","repository_owner_id":"42","n":{{++given}}}""";
        var token = $"eyJhbGciOiJub25lIn0.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.c2lnbmF0dXJl";
        Secrets.Add(token);
        return (200, "application/json", $$"""{"count":1,"value":"{{token}}"}""");
    }

    private async Task<(int Status, string Type, string Body)> StsAsync(HttpListenerRequest request)
    {
        using var reader = new StreamReader(request.InputStream);
        var form = HttpUtility.ParseQueryString(await reader.ReadToEndAsync());
        var asked = form.AllKeys.ToDictionary(key => key!, key => form[key]!);
        return asked["Action"] switch
        {
            "GetCallerIdentity" => Answer("GetCallerIdentity", "<Arn>arn:aws:sts::000000000000:assumed-role/deploy/opsbuild-9001-2</Arn><UserId>AROA:x</UserId><Account>000000000000</Account>"),
            _ => Assume(asked),
        };
    }

    private (int Status, string Type, string Body) Assume(Dictionary<string, string> asked)
    {
        Asked.Add(asked);
        if (!Trusted.Contains(Subject) || !Secrets.Contains(asked["WebIdentityToken"]))
            return (403, "text/xml", "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>Not authorized to perform sts:AssumeRoleWithWebIdentity</Message></Error></ErrorResponse>");
        var (secret, session) = ($"secret-marker-{Asked.Count}", $"session-marker-{Asked.Count}");
        Secrets.AddRange([secret, session]);
        var ends = DateTime.UtcNow + (Session ?? TimeSpan.FromSeconds(int.Parse(asked["DurationSeconds"], System.Globalization.CultureInfo.InvariantCulture)));
        return Answer("AssumeRoleWithWebIdentity", $"<Credentials><AccessKeyId>ASIAKEY{Asked.Count}</AccessKeyId><SecretAccessKey>{secret}</SecretAccessKey><SessionToken>{session}</SessionToken><Expiration>{ends:yyyy-MM-dd'T'HH:mm:ss'Z'}</Expiration></Credentials>");
    }

    private static (int Status, string Type, string Body) Answer(string operation, string result) =>
        (200, "text/xml", $"<{operation}Response xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><{operation}Result>{result}</{operation}Result></{operation}Response>");
}
