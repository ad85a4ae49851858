using System.Collections.Concurrent;

namespace OpsBuild.Pipeline.Tests.Services;

/// <summary>A client that never stops asking until it is told to, with a new connection for each request, as many clients would.</summary>
internal sealed class RestlessClient : IAsyncDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = TimeSpan.Zero }) { Timeout = TimeSpan.FromSeconds(30) };
    private readonly CancellationTokenSource ending = new();
    private readonly ConcurrentDictionary<string, int> answers = new(StringComparer.Ordinal);
    private readonly Task asking;

    public RestlessClient(Uri address) => asking = AskAsync(address);

    /// <summary>Ends, and says how often it got which answer.</summary>
    public async Task<IReadOnlyDictionary<string, int>> StopAsync()
    {
        await ending.CancelAsync();
        await asking;
        return answers;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        client.Dispose();
        ending.Dispose();
    }

    private async Task AskAsync(Uri address)
    {
        while (!ending.IsCancellationRequested)
        {
            string answer;
            try
            {
                using var got = await client.GetAsync(address, CancellationToken.None);
                await got.Content.ReadAsByteArrayAsync(CancellationToken.None);
                answer = $"{(int)got.StatusCode}";
            }
            catch (Exception failed) when (failed is HttpRequestException or TaskCanceledException)
            {
                answer = failed.Message;
            }

            answers.AddOrUpdate(answer, 1, (_, count) => count + 1);
            await Task.Delay(TimeSpan.FromMilliseconds(10), CancellationToken.None);
        }
    }
}
