using System.Globalization;

namespace OpsBuild.App.Health;

/// <summary>
/// The service's own health check as a program, for an image that has neither a shell nor curl: <c>app --check-health</c> asks the service in the
/// same container whether it is live.
/// </summary>
internal static class HealthProbe
{
    public const string Switch = "--check-health";

    /// <summary>ASP.NET Core's own default in a container.</summary>
    private const int UsualPort = 8080;

    // ECS gives a check five seconds, the start of this process among them.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <returns>0 where it answers 200; 1 otherwise, and standard error says why.</returns>
    public static async Task<int> RunAsync(Func<string, string?> variable, TextWriter errors)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port(variable)}/health/live"));
        // A proxy for the world outside has no business with the loopback address.
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(address);
            if (answer.IsSuccessStatusCode)
                return 0;
            await errors.WriteLineAsync($"{address} answers {(int)answer.StatusCode}.");
        }
        catch (Exception silent) when (silent is HttpRequestException or TaskCanceledException)
        {
            await errors.WriteLineAsync($"{address} does not answer: {silent.Message}");
        }

        return 1;
    }

    /// <summary>Where the service listens, by the variables that tell it so.</summary>
    private static int Port(Func<string, string?> variable)
    {
        if (variable("ASPNETCORE_URLS")?.Split(';')[0] is { Length: > 0 } url && BindingAddress.Parse(url) is { Port: > 0 } bound)
            return bound.Port;
        return int.TryParse(variable("ASPNETCORE_HTTP_PORTS")?.Split(';')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : UsualPort;
    }
}
