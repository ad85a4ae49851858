using System.Net;
using System.Text.RegularExpressions;

namespace OpsBuild.EndToEnd.Tests;

/// <summary>Where a build said that the service answers.</summary>
internal static partial class ServiceAddress
{
    public static async Task<HttpStatusCode> StatusAsync(Finished deployed, string path, CancellationToken cancellationToken)
    {
        var address = Address().Match(deployed.Output);
        Assert.True(address.Success, deployed.All);
        using var client = new HttpClient { BaseAddress = new Uri(address.Groups[1].Value) };
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
        return answer.StatusCode;
    }

    [GeneratedRegex(@"The service answers at (http://127\.0\.0\.1:[0-9]+)")]
    private static partial Regex Address();
}
