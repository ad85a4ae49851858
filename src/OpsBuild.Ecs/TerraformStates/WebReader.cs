using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace OpsBuild.Ecs.TerraformStates;

/// <summary>Fetches a state by http. Unlike ecspresso it looks at the status, so that an error page is not taken for a broken state.</summary>
internal static class WebReader
{
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(
        StateLocation.Web location, TerraformStateOptions options, CancellationToken cancellationToken)
    {
        // The whole fetch has one time limit, the caller's.
        using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        using var request = new HttpRequestMessage(HttpMethod.Get, location.Address);
        if (location.Address.UserInfo.Length > 0)
        {
            var user = Uri.UnescapeDataString(location.Address.UserInfo);
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(user)));
        }

        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode != HttpStatusCode.OK)
                throw Refused(location, response);
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            return await BoundedCopy.ReadAsync(body, location, options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw new TerraformStateException(
                $"{location} cannot be fetched.", failure.Message, "See whether the address can be reached from here.", failure);
        }
    }

    private static TerraformStateException Refused(StateLocation.Web location, HttpResponseMessage response) => new(
        $"{location} was answered with {(int)response.StatusCode} {response.ReasonPhrase}.",
        response.StatusCode switch
        {
            HttpStatusCode.NotFound => "There is no state at that address.",
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => "The server wants credentials, or other ones.",
            _ => "Only 200 OK brings a state.",
        },
        "Correct the address, or put user:password@ before the host.");
}
