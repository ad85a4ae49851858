using System.Text;
using Amazon.ECR;
using Amazon.ECR.Model;
using Amazon.Runtime;

namespace OpsBuild.Images.Tests.Registry;

/// <summary>A client of the local ECR that remembers every token, as it came and as the password in it.</summary>
internal sealed class RecordingEcr(AWSCredentials credentials, string endpoint, string region)
    : AmazonECRClient(credentials, new AmazonECRConfig { ServiceURL = endpoint, AuthenticationRegion = region })
{
    public List<string> Secrets { get; } = [];

    public override async Task<GetAuthorizationTokenResponse> GetAuthorizationTokenAsync(GetAuthorizationTokenRequest request, CancellationToken cancellationToken = default)
    {
        var answer = await base.GetAuthorizationTokenAsync(request, cancellationToken);
        var token = answer.AuthorizationData.Single().AuthorizationToken;
        Secrets.AddRange([token, Encoding.UTF8.GetString(Convert.FromBase64String(token)).Split(':', 2)[1]]);
        return answer;
    }
}
