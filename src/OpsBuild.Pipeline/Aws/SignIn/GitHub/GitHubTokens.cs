using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace OpsBuild.Pipeline.Aws.SignIn.GitHub;

/// <summary>Asks GitHub for tokens of the job's identity, each right before it is used.</summary>
/// <param name="http">The client.</param>
/// <param name="address">The job's own address for it, which has a query already.</param>
/// <param name="bearer">The job's key for that address.</param>
internal sealed class GitHubTokens(HttpClient http, Uri address, string bearer)
{
    /// <summary>Who the token is for, as every trust policy for GitHub names it.</summary>
    public const string Audience = "sts.amazonaws.com";

    private const int Attempts = 5;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>The pause after the first attempt; doubled after each further one.</summary>
    /// <value>Default 1 second.</value>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <exception cref="AwsEnvironmentException">GitHub gives none.</exception>
    public async Task<GitHubToken> RequestAsync(CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            string said;
            try
            {
                var (status, text) = await AskAsync(cancellationToken);
                if (status == HttpStatusCode.OK)
                    return TokenOf(text) ?? throw Refused("its answer has no token in it");
                said = $"it answers {(int)status} {status}";
                if ((int)status < 500 && status is not (HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout))
                    throw Refused(said);
            }
            catch (Exception silent) when (!cancellationToken.IsCancellationRequested && silent is HttpRequestException or OperationCanceledException or IOException)
            {
                cancellationToken.ThrowIfCancellationRequested();
                said = silent is OperationCanceledException ? $"no answer within {Limit.TotalSeconds:0} s" : silent.GetBaseException().Message;
            }

            if (attempt == Attempts)
                throw Refused($"{said}, {Attempts} times");
            await Task.Delay(pause, cancellationToken);
            pause *= 2;
        }
    }

    private async Task<(HttpStatusCode Status, string Text)> AskAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{address}{(address.Query.Length > 0 ? '&' : '?')}audience={Uri.EscapeDataString(Audience)}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var answer = await http.SendAsync(request, limit.Token);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(limit.Token));
    }

    private static GitHubToken? TokenOf(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.TryGetProperty("value", out var value) && value.GetString() is { Length: > 0 } token ? new GitHubToken(token) : null;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // What it says may quote the key, so only its status is told.
    private static AwsEnvironmentException Refused(string said) => new(new AwsProblem(
        "GitHub does not give the job a token of its identity.", said, "Run the job again; if it stays, look at https://www.githubstatus.com and at the job's permissions (id-token: write)."));
}
